"""Under which post another may stand."""

from __future__ import annotations

import json

import pytest

from bcu_desk.features.org_chart.rules.reporting import WORDS, Placed, why_not_under
from bcu_desk.store.folders import resources

SUPT, CI, INSP = Placed("S1", "EA", 5), Placed("CI1", "EA", 4), Placed("I1", "EA", 3)
OVER = {"I1": "CI1", "CI1": "S1"}


@pytest.mark.parametrize(
    ("post", "under", "reason"),
    [
        (INSP, CI, None),
        (INSP, SUPT, None),
        (CI, CI, "under_itself"),
        (CI, Placed("S9", "CN", 5), "under_other_bcu"),
        (CI, INSP, "under_lower_rank"),
        (CI, Placed("CI2", "EA", 4), "under_lower_rank"),
    ],
)
def test_a_post_reports_to_a_higher_rank_of_its_own_bcu(
    post: Placed, under: Placed, reason: str | None
) -> None:
    assert why_not_under(post, under, OVER) == reason


def test_a_post_never_goes_into_its_own_branch() -> None:
    """Ranks alone forbid it already, unless a rank was changed under a post."""
    low = Placed("S1", "EA", 2)
    assert why_not_under(low, INSP, OVER) == "under_own_branch"


def test_every_reason_has_short_words_and_a_sentence() -> None:
    path = resources() / "text" / "refusals" / "org_chart.json"
    sentences = json.loads(path.read_text("utf-8"))
    assert set(WORDS) == {code for code in sentences if code.startswith("under_")}
    assert all(len(words) < 30 for words in WORDS.values())
