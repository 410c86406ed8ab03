"""How wards look by the rules of the model that are broken in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, titled
from bcu_desk.features.coverage.queries.broken import BrokenRule
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.steps import BROKEN, PATTERNED, Step
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook, GroupLook

WAIVED = "waived"


def broken_in(loaded: Loaded, code: str) -> tuple[BrokenRule, ...]:
    """The rules broken in a ward or borough, those waived too; none where they were not read."""
    return () if loaded.broken is None else loaded.broken.get(code, ())


def count_of(loaded: Loaded, code: str) -> int | None:
    """How many rules are broken in a ward and not waived; None where they were not read."""
    if loaded.broken is None:
        return None
    return sum(not one.waived for one in broken_in(loaded, code))


def step_of(loaded: Loaded, code: str) -> Step:
    """The class of a ward."""
    return BROKEN.step(count_of(loaded, code))


def numbers_of(rules: Sequence[BrokenRule]) -> str:
    """The rules' numbers, each once with how often: `2 × R7, R13`; those waived say so."""
    counts = Counter((one.rule, one.waived) for one in rules)
    return ", ".join(
        f"{f'{count} × ' if count > 1 else ''}{rule}{f' {WAIVED}' if is_waived else ''}"
        for (rule, is_waived), count in counts.items()
    )


def words_of(rules: Sequence[BrokenRule]) -> str:
    """What is wrong, rule by rule."""
    return " ".join(
        f"{one.rule}{f' ({WAIVED})' if one.waived else ''}: {one.told}" for one in rules
    )


def told_of(rules: Sequence[BrokenRule]) -> str:
    """What is wrong, where the rules' numbers stand beside it."""
    return " ".join(f"{one.told}{f' ({WAIVED})' if one.waived else ''}" for one in rules)


def breach_looks(loaded: Loaded, codes: Sequence[str], looking: Looking) -> tuple[AreaLook, ...]:
    """The wards with these codes, each with how many rules are broken in it."""
    rows = {row.ward: row for row in loaded.cover}
    return tuple(_look(loaded, rows[code], looking) for code in codes)


def _look(loaded: Loaded, row: CoverRow, looking: Looking) -> AreaLook:
    count, rules = count_of(loaded, row.ward), broken_in(loaded, row.ward)
    step = BROKEN.step(count)
    outside = bool(looking.wanted) and step not in looking.wanted
    told = words_of(rules) or f"{BROKEN.words(step)[:1].lower()}{BROKEN.words(step)[1:]}."
    return AreaLook(
        colour=tokens().hue(BROKEN.hue(step)),
        digit="–" if count is None else str(count),
        name=row.name,
        told=f"{row.name}, {row.borough_name}: {told}",
        hatched=step in PATTERNED,
        faint=outside or row.ward in looking.dimmed,
        note=numbers_of(rules),
        called=step is Step.MIDDLE,
    )


def breach_titles(loaded: Loaded, groups: Sequence[str]) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) with how many rules are broken in its wards, and by itself."""

    def about(rows: Sequence[CoverRow]) -> str:
        count = sum(count_of(loaded, row.ward) or 0 for row in rows)
        own = dict.fromkeys(row.borough for row in rows)
        numbers = numbers_of([one for code in own for one in broken_in(loaded, code)])
        told = f"{count} broken in its wards" if count else "none broken in its wards"
        return f"{told}; {numbers} of its own" if numbers else told

    return titled(loaded, groups, about)


def breach_counts(loaded: Loaded) -> Counter[Step]:
    """How many wards are in each class."""
    return Counter(step_of(loaded, row.ward) for row in loaded.cover)


def breach_heads(loaded: Loaded) -> tuple[str, str]:
    """In how many wards a rule is broken, and how many are, in words."""
    counts = [count_of(loaded, row.ward) or 0 for row in loaded.cover]
    waived = sum(one.waived for row in loaded.cover for one in broken_in(loaded, row.ward))
    told = f"{sum(counts)} broken" + (f"; {waived} waived, not counted" if waived else "")
    some = sum(count > 0 for count in counts)
    return f"{some} of {len(counts)} wards with a rule broken", told
