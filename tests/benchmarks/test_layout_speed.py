"""Speed of the chart's layout: a ratio to Graphviz dot, and linear in the number of posts."""

from __future__ import annotations

import gc
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from bcu_desk.features.org_chart.rules.tidy_tree import Forest, Spacing, tidy

DOT = shutil.which("dot")
POSTS = 10_000
TIMES_FASTER = 50


def _parents(count: int) -> list[int]:
    """The parent of each post but the first: about four posts under one, as in a command."""
    drawn = random.Random(4)
    return [drawn.randint(max(0, card // 4 - 6), card // 4) for card in range(count - 1)]


def _forest(count: int) -> Forest:
    children: list[list[int]] = [[] for _ in range(count)]
    for card, parent in enumerate(_parents(count), start=1):
        children[parent].append(card)
    drawn = random.Random(5)
    sizes = [(drawn.choice((120.0, 160.0, 200.0)), drawn.choice((38.0, 98.0))) for _ in children]
    return Forest(sizes, children, (0,), frozenset(range(count)))


def _seconds(work: Callable[[], object], rounds: int) -> float:
    """The best time of a few rounds; the garbage collector rests."""
    taken = []
    gc.disable()
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    gc.enable()
    return min(taken)


def _layout_seconds(count: int) -> float:
    forest = _forest(count)
    return _seconds(lambda: tidy(forest, Spacing()), rounds=7)


@pytest.mark.skipif(DOT is None, reason="Graphviz is not here: apt-get install graphviz")
def test_layout_of_10_000_posts_is_50_times_faster_than_dot() -> None:
    edges = "".join(f"{above} -> {card};" for card, above in enumerate(_parents(POSTS), start=1))
    text = f"digraph {{ node [shape=box width=2 height=0.5]; {edges} }}"

    def draw() -> None:
        subprocess.run(
            [DOT, "-Tplain"], input=text, text=True, capture_output=True, check=True, timeout=170
        )

    dot, ours = _seconds(draw, rounds=1), _layout_seconds(POSTS)
    sys.stdout.write(f"\ndot {dot:.2f} s, ours {ours * 1000:.1f} ms, {dot / ours:.0f} times\n")
    assert dot >= TIMES_FASTER * ours


def test_layout_takes_time_linear_in_the_number_of_posts() -> None:
    small, large = _layout_seconds(10_000), _layout_seconds(35_000)
    growth = large / small / 3.5
    sys.stdout.write(
        f"\n10,000 posts {small * 1000:.1f} ms, 35,000 posts {large * 1000:.1f} ms,"
        f" {growth:.2f} times a post's share\n"
    )
    assert growth < 1.8
