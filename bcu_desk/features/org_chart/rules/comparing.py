"""What differs between two states of the posts: new, gone, moved, or held by another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["joined", "left", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class State:
    """A post on a day: its title, rank, holder, how they hold it, and the post above."""

    code: str
    title: str
    rank: str
    holder: str | None
    name: str
    standing: str | None
    under: str | None
    under_title: str


@dataclass(frozen=True, slots=True)
class Differs:
    """How a post differs: its kind, a sentence, and a few words for its card."""

    code: str
    kind: Kind
    words: str
    badge: str


def differences(before: Iterable[State], after: Iterable[State]) -> tuple[Differs, ...]:
    """All that differs, in the order of the later state; posts that are gone come last.

    A post that has moved and is held by another too differs twice.
    """
    old = {state.code: state for state in before}
    new = {state.code: state for state in after}
    found: list[Differs] = []
    for code, now in new.items():
        was = old.get(code)
        found += [_joined(now)] if was is None else _changes(was, now)
    return (*found, *(_left(was) for code, was in old.items() if code not in new))


def _joined(now: State) -> Differs:
    place = f", under {now.under_title}" if now.under else ""
    held = f"; {now.name} holds it" if now.holder else "; it is vacant"
    return Differs(now.code, "joined", f"{_named(now)} is a new post{place}{held}.", "New post")


def _left(was: State) -> Differs:
    held = f"; {was.name} held it" if was.holder else ""
    return Differs(was.code, "left", f"{_named(was)} is no longer there{held}.", "Gone")


def _changes(was: State, now: State) -> list[Differs]:
    """A move, and all else that changed as one."""
    found = []
    if was.under != now.under:
        here, there = was.under_title or "nobody", now.under_title or "nobody"
        words = f"{_named(now)} reports to {there}, before to {here}."
        found.append(Differs(now.code, "moved", words, "Moved"))
    told = [part for part in (_holder(was, now), *_record(was, now)) if part]
    if told:
        badge = "Changed" if was.holder == now.holder else _held_badge(was, now)
        words = f"{_named(now)}: {'; '.join(told)}."
        found.append(Differs(now.code, "changed", words, badge))
    return found


def _holder(was: State, now: State) -> str:
    if was.holder == now.holder:
        return ""
    if now.holder is None:
        return f"{was.name} left, nobody followed"
    if was.holder is None:
        return f"{now.name} came, it was vacant"
    return f"{now.name} followed {was.name}"


def _held_badge(was: State, now: State) -> str:
    if now.holder is None:
        return "Vacated"
    return "Filled" if was.holder is None else "New holder"


def _record(was: State, now: State) -> list[str]:
    """Title, rank and, for the same holder, standing that differ."""
    found = []
    if was.title != now.title:
        found.append(f"called {was.title} before")
    if was.rank != now.rank:
        found.append(f"for {now.rank}, before for {was.rank}")
    if was.holder == now.holder and was.standing != now.standing:
        found.append(f"{now.name} holds it {now.standing}, before {was.standing}")
    return found


def _named(state: State) -> str:
    return f"{state.title} ({state.code})"
