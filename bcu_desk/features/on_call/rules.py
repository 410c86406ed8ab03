"""The words of the rota: roles, times, lengths, and the keys that rows and bars go by."""

from __future__ import annotations

from bcu_desk.domain.times import in_london

TITLES = {
    "superintendent": "Superintendent",
    "detective_superintendent": "Detective superintendent",
}
SHORT = {**TITLES, "detective_superintendent": "Det. superintendent"}
STATES = {
    "on_call": "",
    "double": "Two at once",
    "absent": "Absent",
    "wrong_rank": "Other rank",
}
RANKS = {"superintendent": "Supt", "detective_superintendent": "DSupt"}
GAP = "gap"
DAY = 1_440


def title_of(role: str) -> str:
    """A role as people call it."""
    return TITLES.get(role, role.replace("_", " ").capitalize())


def short_title(role: str) -> str:
    """A role in a narrow place."""
    return SHORT.get(role, title_of(role))


def rank_title(role: str) -> str:
    """The rank that a role is for, as a column of a table has room for: `DSupt`."""
    return RANKS.get(role, short_title(role))


def row_key(bcu: str, role: str) -> str:
    """What a row of the board goes by: `EA:superintendent`."""
    return f"{bcu}:{role}"


def hour(minute: int) -> str:
    """The time of a minute: `19:00`."""
    return f"{in_london(minute):%H:%M}"


def day_of(minute: int) -> str:
    """The day of a minute: `Sat 28 Jan`."""
    local = in_london(minute)
    return f"{local:%a} {local.day} {local:%b}"


def clock(minute: int) -> str:
    """Day and time: `Sat 28 Jan 19:00`."""
    return f"{day_of(minute)} {hour(minute)}"


def span_words(start: int, end: int) -> str:
    """A span: `Sat 28 Jan 19:00 to Sun 29 Jan 07:00`, the second day where it is another."""
    same = in_london(start).date() == in_london(end).date()
    return f"{clock(start)} to {hour(end) if same else clock(end)}"


def short_span(start: int, end: int) -> str:
    """A turn's span: `Sat 28 Jan 19:00–07:00`; one longer than a day names its last day."""
    return f"{clock(start)}–{hour(end)}" if end - start <= DAY else span_words(start, end)


def length_words(minutes: int) -> str:
    """A length: `12 h`, `1 h 30 min`, `2 days 4 h`."""
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, 60)
    parts = []
    if days:
        parts.append("1 day" if days == 1 else f"{days} days")
    if hours:
        parts.append(f"{hours} h")
    if left:
        parts.append(f"{left} min")
    return " ".join(parts) or "0 min"


def hours_words(minutes: int) -> str:
    """A gap's length in whole hours where it is: `12 hours`."""
    hours, left = divmod(minutes, 60)
    if left:
        return length_words(minutes)
    return "1 hour" if hours == 1 else f"{hours} hours"


def counted(count: int, word: str) -> str:
    """How many there are: `no gap`, `1 gap`, `3 gaps`."""
    return f"no {word}" if not count else f"1 {word}" if count == 1 else f"{count} {word}s"


def wall_of(minutes: int) -> str:
    """Minutes after midnight as a time: `07:00`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
