"""A plan in words: each move, what it costs, what stays short and why, and the whole."""

from __future__ import annotations

from collections.abc import Iterable

from bcu_desk.features.coverage.rules.solver import stays
from bcu_desk.features.coverage.rules.solver.costs import points
from bcu_desk.features.coverage.rules.solver.problem import Move, Part, Plan, Proposal, Stay, Way

KILOMETRE = 1000


def far_words(way: Way) -> str:
    """How far a move is, in words."""
    if way.home is None:
        return "has no ward now"
    borough = "another borough" if way.crosses else "same borough"
    kilometres = f"{way.metres / KILOMETRE:.1f} km"
    if way.borders is None:
        return f"{kilometres}, {borough}, no wards between join the two"
    if way.borders == 1:
        return f"the next ward, {kilometres}, {borough}"
    return f"{way.borders} wards away, {kilometres}, {borough}"


def cost_words(parts: Iterable[Part]) -> str:
    """What a move's cost is made of: `2 ward borders 2.0, a hand-over 0.5`."""
    return ", ".join(f"{part.cost.words(part.count)} {points(part.tenths)}" for part in parts)


def move_words(move: Move) -> str:
    """A move in a sentence or two."""
    way, goal = move.way, move.way.goal
    who, there = f"{way.officer.name} {way.officer.collar}", _turn(*_goal(move))
    if way.home is None:
        first = f"{who}, who has no ward now, goes to {goal.name} ({there})."
    else:
        left = _turn(move.home_before or 0, move.home_after or 0)
        first = (
            f"{who} leaves {way.home.name} ({left}) for {goal.name} ({there}): {far_words(way)}."
        )
    away = f" Away on the day: {way.officer.away}." if way.officer.away else ""
    return f"{first}{away} Cost {points(way.tenths)}: {cost_words(way.parts)}."


def _goal(move: Move) -> tuple[int, int]:
    return move.goal_before, move.goal_after


def _turn(before: int, after: int) -> str:
    return f"{before} → {after}"


def stay_words(stay: Stay, noun: str, most: int | None) -> str:
    """Why a ward stays short, in a sentence; `noun` is DWO or PCSO."""
    reasons = {
        stays.NO_POST: f"it has no empty {noun} post, so nobody can be put there",
        stays.NOBODY_ABOVE: (
            f"no ward of {stay.place.bcu} has a {noun} above its target, and nobody is without a"
            " ward"
        ),
        stays.FALLS_LATER: (
            f"no ward of {stay.place.bcu} stays above its target on every day of the move, and"
            " nobody is without a ward"
        ),
        stays.BOROUGH_LINE: "only another borough has anybody to spare",
        stays.ALL_KEPT: "everybody who could be spared is kept where they are",
        stays.LIMIT: f"the limit of {some(most or 0, 'move')} is reached",
        stays.USED: "everybody who can be spared is needed on another ward",
    }
    state = "without anybody" if stay.there == 0 else f"{stay.short} short"
    return f"{stay.place.name} stays {state}: {reasons[stay.why]}."


def plan_words(plan: Plan, gap: int, noun: str) -> str:
    """What a plan does in all."""
    if not gap:
        return f"No ward is short of a {noun}, so there is nothing to fill."
    empty = sum(stay.there == 0 for stay in plan.stays)
    none = {0: "no ward is", 1: "1 ward is"}.get(empty, f"{empty} wards are")
    return f"{_filled(len(plan.moves), gap)}; then {none} without a {noun}.{_left_short(plan)}"


def _filled(moved: int, gap: int) -> str:
    if not moved:
        return f"No move fills any of {some(gap, 'gap')}"
    verb = "fills" if moved == 1 else "fill"
    return f"{some(moved, 'move')} {verb} {moved} of {some(gap, 'gap')}"


def _left_short(plan: Plan) -> str:
    short = sum(stay.short for stay in plan.stays)
    if not short:
        return ""
    verb = "stays" if len(plan.stays) == 1 else "stay"
    return f" {some(len(plan.stays), 'ward')} {verb} short by {short}."


def second_words(found: Proposal) -> str:
    """How the second best plan differs from the best; '' where there is none."""
    if found.second is None:
        return ""
    best = {move.way.key: move.way for move in found.best.moves}
    other = {move.way.key: move.way for move in found.second.moves}
    gone = [_who(way) for key, way in best.items() if key not in other]
    come = [_who(way) for key, way in other.items() if key not in best]
    dearer = found.second.tenths - found.best.tenths
    told = f"{points(dearer)} dearer" if dearer else "the same cost"
    return f"{_list(come)}, not {_list(gone)}: {told}."


def _who(way: Way) -> str:
    return f"{way.officer.name} to {way.goal.name}"


def _list(parts: list[str]) -> str:
    shown = parts[:3]
    if len(parts) > len(shown):
        shown.append(f"{len(parts) - len(shown)} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def some(count: int, noun: str) -> str:
    """A number of things: `1 ward`, `2 wards`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
