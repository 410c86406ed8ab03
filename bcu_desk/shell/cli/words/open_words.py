"""What is to settle, in words at a terminal: each side with the choice that it stands for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bcu_desk.shell.cli.words.moments import in_london_words
from bcu_desk.work import wire

NO_CONFLICTS = "No conflict is open: desks differ in nothing."
NO_CLASHES = "No clash is open."
# What is told of the first record, and which choices there are beside upholding one.
_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "possible_duplicate": ("", "allow: they are two, and the second gets a key of its own"),
    "closed_post": (
        ", and the post stays open",
        "keep: the posting ends with the post",
        "allow: both stay as they are",
    ),
}
_ID = re.compile(r"[a-z_]+(?::\w+)+", re.ASCII)
Row = Mapping[str, Any]


def conflict_words(rows: Sequence[object], file: str) -> str:
    """Every conflict, with what each desk said and how to choose it."""
    return _told([_conflict(row) for row in _plain(rows)], file, NO_CONFLICTS)


def clash_words(rows: Sequence[object], file: str) -> str:
    """Every clash, with both records and how to uphold one."""
    return _told([_clash(row) for row in _plain(rows)], file, NO_CLASHES)


def short_id(name: str) -> str:
    """A conflict's or clash's id to be read and typed: `booking:11:12`."""
    return ":".join(_parts(json.loads(name)))


def whole_id(told: object) -> object:
    """An id as documents have it, of one as `short_id` shows it; anything else stays as it is."""
    if not isinstance(told, str) or not _ID.fullmatch(told):
        return told
    noun, *rest = told.split(":")
    parts = [int(part) if part.isdecimal() else part for part in rest]
    whole = [*parts, ""] if len(parts) == 1 else parts  # a record, without a cell
    return json.dumps([noun, *whole], separators=(",", ":"))


def _plain(rows: Sequence[object]) -> Iterator[Row]:
    return (row for row in wire.plain(rows) if isinstance(row, dict))


def _parts(parts: Sequence[object]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, list):
            yield from _parts(part)
        elif part != "":
            yield str(part)


def _told(items: Sequence[tuple[str, ...]], file: str, none: str) -> str:
    if not items:
        return none
    blocks = ["\n".join(lines) for lines in items]
    fields = '{"clash": "ID", "choice": "CHOICE"}'
    return "\n\n".join([*blocks, f"To settle one: bcu-desk run {file} settle '{fields}'"])


def _conflict(row: Row) -> tuple[str, ...]:
    head = _head(row)
    base = f"  it was: {row['base']}" if row["base"] is not None else ""
    shown, *others = row["told"]
    first = f"  keep: {_side(shown)}, as shown now"
    rest = (f"  {_choice(row, one)}: {_side(one)}" for one in others)
    more = '  value: another one, given as "value"' if row["cell"] else ""
    return tuple(filter(None, (head, base, first, *rest, more)))


def _choice(row: Row, side: Row) -> str:
    if row["cell"]:
        return f"take:{side['desk']}"
    return "delete" if side["words"] == "deleted" else "keep"


def _side(side: Row) -> str:
    by = f" by {side['actor']}" if side["actor"] else ""
    at = f" at {in_london_words(side['wall'])}" if side["wall"] else ""
    return f"{side['words']} ({side['name']}{by}{at})"


def _clash(row: Row) -> tuple[str, ...]:
    if row["decisions"]:
        chosen = (
            f"  take:{one['desk']}: {one['words']} ({one['name']} by {one['actor']}"
            f" at {in_london_words(one['wall'])})"
            for one in row["decisions"]
        )
        return (_head(row), *chosen, "  keep: as it is")
    first, *others = row["told"]
    stands, *more = _OTHERWISE.get(row["kind"], (", as it stands now", "allow: both stay"))
    lines = [f"  uphold:{first['key']}: {_member(first)}{stands}"]
    lines += [f"  uphold:{one['key']}: {_member(one)}" for one in others]
    return (_head(row), *lines, *(f"  {one}" for one in more))


def _member(one: Row) -> str:
    return ", ".join(filter(None, (one["words"], one["when"]))) + f" ({one['desk']})"


def _head(row: Row) -> str:
    kind, since = row["kind"].replace("_", " "), in_london_words(row["since"])
    return f"{short_id(row['id'])}  {kind}: {row['subject']}, since {since}"
