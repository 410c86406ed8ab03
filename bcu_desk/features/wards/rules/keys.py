"""Which field of a file tells its wards: found by the values, or wanted by the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.told import Shape

COMMON = ("GSS_CODE", "WD13CD", "WD14CD", "WD18CD", "WD22CD", "ward_code", "code", "id")
LISTED = 12


@dataclass(frozen=True, slots=True)
class KeyCount:
    """A field of a file, and how many wards of the set its values are codes of."""

    name: str
    wards: int


def counted_keys(shapes: Sequence[Shape], codes: frozenset[str]) -> tuple[KeyCount, ...]:
    """Fields that may tell wards, the one with most wards first; those with none last."""
    found: dict[str, set[str]] = {}
    for shape in shapes:
        for name, value in shape.fields.items():
            found.setdefault(name, set()).add(value.strip().upper())
    counts = [KeyCount(name, len(values & codes)) for name, values in found.items()]
    counts.sort(key=lambda one: (-one.wards, -_is_common(one.name), one.name))
    return tuple(counts[:LISTED])


def values_of(shapes: Sequence[Shape]) -> frozenset[str]:
    """Every value of every field, as a code would be written."""
    return frozenset(value.strip().upper() for shape in shapes for value in shape.fields.values())


def layout_of(shapes: Sequence[Shape]) -> str:
    """What files of the same making have in common: the names of their fields."""
    return ",".join(sorted({name for shape in shapes[:50] for name in shape.fields}))


def key_of(
    shapes: Sequence[Shape],
    codes: frozenset[str],
    london: frozenset[str],
    wanted: str | None = None,
) -> str:
    """The field whose values are codes of wards, or the one that was wanted. Raises Refused."""
    fields = sorted({name for shape in shapes for name in shape.fields})
    if wanted is not None and wanted not in fields:
        known = tuple(fields[:LISTED])
        raise Refused("boundaries_unknown_key", value=wanted[:40], known=known, field="key")
    ours, any_ward = Counter[str](), Counter[str]()
    for shape in shapes:
        for name, value in shape.fields.items():
            code = value.strip().upper()
            ours[name] += code in codes
            any_ward[name] += code in london
    candidates = fields if wanted is None else [wanted]
    best = max(candidates, key=lambda name: (ours[name], _is_common(name)), default="")
    if best and ours[best]:
        return best
    if any(any_ward[name] for name in candidates):
        raise Refused("boundaries_other_wards")
    raise Refused("boundaries_no_key", fields=", ".join(candidates[:LISTED]) or "none")


def _is_common(name: str) -> int:
    lowered = [known.lower() for known in COMMON]
    return -lowered.index(name.lower()) if name.lower() in lowered else -len(lowered)
