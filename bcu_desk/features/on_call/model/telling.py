"""What the right column says: of what is chosen, of the time shown, and of a drag."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.rota.on_call import ROLES
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of
from bcu_desk.features.on_call.model.suggesting import suggestions
from bcu_desk.features.on_call.queries.rota import GapRow, OnCallRow
from bcu_desk.features.on_call.rules import (
    STATES,
    clock,
    counted,
    hour,
    hours_words,
    length_words,
    row_key,
    span_words,
    title_of,
    wall_of,
)
from bcu_desk.kit.timeline.rows import Proposal

BEGIN = (
    "Drag along an empty row and let go: the turn goes from hand-over to hand-over.",
    "Or press P and fill in the form: who, in reserve, the phone.",
    "When a week stands, repeat it over the weeks to come.",
)
MOST = 6


@dataclass(frozen=True, slots=True)
class Step:
    """A line with a button: `verb` is started on `key`, for the person with a collar number."""

    words: str
    detail: str = ""
    button: str = ""
    verb: str = ""
    key: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A card's words; `verbs` are what can be done with `key`."""

    title: str
    key: str = ""
    about: str = ""
    chip: str = ""
    tone: str = "plain"
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    verbs: tuple[str, ...] = ()


def told(loaded: Loaded, key: str) -> Told:
    """What is chosen by the key of a turn, a gap or a row, else the time shown."""
    turn, gap = loaded.turn(key), loaded.gap(key)
    if turn is not None:
        return _turn(loaded, turn)
    if gap is not None:
        return _gap(loaded, gap)
    if key in loaded.rows():
        return _row(loaded, key)
    return _overview(loaded)


def told_of_drag(loaded: Loaded, asked: Proposal) -> Told:
    """A turn as it would be when it is let go."""
    own = loaded.turn(asked.bar or "")
    bcu, _, role = asked.row.partition(":")
    to = ("To", span_words(asked.start, asked.end))
    lasts = ("Lasts", length_words(asked.end - asked.start))
    if own is None:
        about = f"{title_of(role)}, {loaded.bcu_name(bcu)}. Let go to say who."
        return Told("A new turn", about=about, chip="Not saved", tone="warn", facts=(to, lasts))
    was = ("From", span_words(own.start_minute, own.end_minute))
    about = f"{own.who}, {title_of(own.role).lower()}"
    title = "Copying a turn" if asked.copy else "Moving a turn"
    return Told(title, about=about, chip="Not saved", tone="warn", facts=(was, to, lasts))


def _turn(loaded: Loaded, turn: OnCallRow) -> Told:
    state = STATES[turn.state]
    on = turn.start_minute <= loaded.now < turn.end_minute
    chip, tone = (state, "warn") if state else ("On call now", "accent") if on else ("", "plain")
    lasts = turn.end_minute - turn.start_minute
    facts = [
        ("From", clock(turn.start_minute)),
        ("Hand-over", clock(turn.end_minute)),
        ("Lasts", length_words(lasts)),
        ("Phone", turn.phone or "none told"),
        ("Reserve", turn.reserve_who or "nobody"),
    ]
    after = _after(loaded, turn)
    facts.append(("Then", "nobody" if after is None else after.who))
    return Told(
        title=turn.who,
        key=key_of(turn),
        about=f"{title_of(turn.role)}, {loaded.bcu_name(turn.bcu)}",
        chip=chip,
        tone="bad" if turn.state == "double" else tone,
        facts=tuple(facts),
        parts=_doubt(loaded, turn),
        verbs=("change", "swap", "end" if lasts > 1 else "", "remove"),
    )


def _after(loaded: Loaded, turn: OnCallRow) -> OnCallRow | None:
    row = row_key(turn.bcu, turn.role)
    later = (one for one in loaded.turns_of(row) if one.start_minute == turn.end_minute)
    return next(later, None)


def _doubt(loaded: Loaded, turn: OnCallRow) -> tuple[Part, ...]:
    """Why a turn is flagged, and who could have it instead."""
    person = loaded.person(turn.collar)
    span = Span(turn.start_minute, turn.end_minute)
    if turn.state == "absent":
        away = None if person is None else person.away_in(span)
        why = (
            "Away then"
            if away is None or away.minutes.end is None
            else (f"{away.title}, {span_words(away.minutes.start, away.minutes.end)}")
        )
    elif turn.state == "wrong_rank":
        why = f"The turn is for a {title_of(turn.role).lower()}"
    else:
        return ()
    return Part("To look at", (Step(STATES[turn.state], why),)), _could(
        loaded, key_of(turn), row_key(turn.bcu, turn.role), span
    )


def _gap(loaded: Loaded, gap: GapRow) -> Told:
    long = gap.end_minute - gap.start_minute
    row = row_key(gap.bcu, gap.role)
    key = gap_key(gap)
    return Told(
        title=f"Nobody for {hours_words(long)}",
        key=key,
        about=f"{title_of(gap.role)}, {loaded.bcu_name(gap.bcu)}",
        chip="Gap",
        tone="bad",
        facts=(("From", clock(gap.start_minute)), ("To", clock(gap.end_minute))),
        parts=(_could(loaded, key, row, Span(gap.start_minute, gap.end_minute)),),
        verbs=("fill",),
    )


def _could(loaded: Loaded, key: str, row: str, span: MinuteSpan) -> Part:
    """Who could take a span, with reasons; those who can't have no button."""
    steps = [
        Step(
            one.who,
            one.told(),
            "" if one.why_not else "Put on call",
            "" if one.why_not else "take",
            key,
            one.collar,
        )
        for one in suggestions(loaded, row, span)
    ]
    nobody = Step("Nobody of that rank", "Appoint one, or somebody acting, on the org chart.")
    return Part("Who could take it", tuple(steps) or (nobody,))


def _row(loaded: Loaded, row: str) -> Told:
    bcu, _, role = row.partition(":")
    turns = [turn for turn in loaded.shown() if row_key(turn.bcu, turn.role) == row]
    hours: dict[str, int] = {}
    for turn in turns:
        hours[turn.who] = hours.get(turn.who, 0) + turn.end_minute - turn.start_minute
    day, night = loaded.board.times.get(bcu, (0, 0))
    who = tuple(Step(name, length_words(long)) for name, long in hours.items())
    parts = (Part("On call here", who),) if who else ()
    return Told(
        title=title_of(role),
        key=row,
        about=loaded.bcu_name(bcu),
        facts=(("Hand-over", f"{wall_of(day)} and {wall_of(night)}"),),
        parts=(*parts, *_gaps(loaded, row)),
        verbs=("put",),
    )


def _gaps(loaded: Loaded, row: str = "") -> tuple[Part, ...]:
    several = len(loaded.board.bcus) > 1
    steps = tuple(
        Step(
            f"{gap.bcu}, {title_of(gap.role).lower()}" if several else title_of(gap.role),
            f"{span_words(gap.start_minute, gap.end_minute)}, "
            f"{hours_words(gap.end_minute - gap.start_minute)}",
            "Fill",
            "fill",
            gap_key(gap),
        )
        for gap in loaded.gaps()
        if row in ("", row_key(gap.bcu, gap.role))
    )
    return (Part("Gaps", steps[:MOST]),) if steps else ()


def _overview(loaded: Loaded) -> Told:
    """Who is on now, the gaps, and what else is to look at."""
    if not loaded.board.rota:
        return _no_rota()
    gaps = len(loaded.gaps())
    parts = (*_gaps(loaded), *_odd(loaded))
    if loaded.window.first <= loaded.now < loaded.window.last:
        parts = (*parts, Part("On call now", tuple(_now(loaded))))
    return Told(
        title=f"On call, {loaded.window.title()}",
        about="Choose a turn or a gap on the board to see more.",
        chip=counted(gaps, "gap").capitalize(),
        tone="bad" if gaps else "good",
        parts=parts,
    )


def _no_rota() -> Told:
    lessons = tuple(Step(f"{n}  {words}") for n, words in enumerate(BEGIN, start=1))
    about = "Nobody is on call yet in what is in view. Once somebody is, gaps are told here."
    return Told("No rota yet", about=about, parts=(Part("How to begin", lessons),), verbs=("put",))


def _odd(loaded: Loaded) -> tuple[Part, ...]:
    """The turns that are flagged."""
    steps = tuple(
        Step(
            f"{turn.bcu}, {turn.who}",
            f"{STATES[turn.state]}, {clock(turn.start_minute)}",
            "Look",
            "look",
            key_of(turn),
        )
        for turn in loaded.shown()
        if turn.state != "on_call"
    )
    return (Part("To look at", steps[:MOST]),) if steps else ()


def _now(loaded: Loaded) -> list[Step]:
    found = []
    for code, _ in loaded.board.bcus:
        for role in ROLES:
            on = [
                turn
                for turn in loaded.turns_of(row_key(code, role))
                if turn.start_minute <= loaded.now < turn.end_minute
            ]
            for turn in on[:1]:
                phone = f" · {turn.phone}" if turn.phone else ""
                found.append(
                    Step(
                        turn.who,
                        f"{code}, until {hour(turn.end_minute)}{phone}",
                        "Look",
                        "look",
                        key_of(turn),
                    )
                )
    return found
