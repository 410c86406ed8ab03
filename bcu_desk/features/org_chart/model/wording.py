"""Posts and their holders in words, for cards, lists and screen readers."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.queries import PostRow

ENDS_SOON = 28
Badge = tuple[str, str]  # words and tone


def days_told(count: int) -> str:
    """`1 day`, `14 days`."""
    return f"{count} day{'' if count == 1 else 's'}"


def vacant_days(row: PostRow, on: date) -> int:
    """How long a post has been vacant on a day."""
    return 0 if row.vacant_since is None else (on - row.vacant_since).days


def ends_told(held_to: date, on: date) -> str:
    """`Ends in 8 days`, counted to the last day in post; `Last day` on that day itself."""
    left = (held_to - on).days - 1
    return f"Ends in {days_told(left)}" if left > 0 else "Last day"


def holder_told(row: PostRow, on: date) -> str:
    """`Supt Una Pemberton`, or for how long the post has been vacant."""
    if row.holder_name is not None:
        return f"{row.holder_rank} {row.holder_name}"
    days = vacant_days(row, on)
    return f"Vacant for {days_told(days)}" if days else f"Vacant from {on.day} {on:%b}"


def holder_short(row: PostRow, on: date) -> str:
    """`Supt U Pemberton`, or for how long the post has been vacant."""
    if row.holder_name is None:
        return holder_told(row, on)
    forename, _, surname = row.holder_name.partition(" ")
    return f"{row.holder_rank} {forename[:1]} {surname}" if surname else holder_told(row, on)


def badges_of(row: PostRow, on: date) -> tuple[Badge, ...]:
    """What a card warns of: a posting that ends soon, a holder who acts up."""
    found: list[Badge] = []
    if row.standing in ("acting", "temporary"):
        found.append((row.standing.capitalize(), "warn"))
    if row.held_to is not None and (row.held_to - on).days <= ENDS_SOON:
        found.insert(0, (ends_told(row.held_to, on), "warn"))
    return tuple(found)


def card_badges(branch: Branch, on: date) -> tuple[Badge, ...]:
    """What a card wears: how it differs from a second day, rules broken, then what it warns of."""
    return (*branch.differs, *rule_badge(branch), *badges_of(branch.row, on))


def rule_badge(branch: Branch) -> tuple[Badge, ...]:
    """The rules that a post or its holder breaks: `R9 broken`, or `2 rules broken`."""
    rules = sorted({rule for rule, _ in branch.broken})
    if not rules:
        return ()
    return ((f"{rules[0]} broken" if len(rules) == 1 else f"{len(rules)} rules broken", "bad"),)


def figures_told(branch: Branch) -> str:
    """`192 of 204 filled`."""
    return f"{branch.filled} of {branch.posts} filled"


def card_told(branch: Branch, on: date, *, folded: bool = False) -> str:
    """A card in words: `Superintendent, Response: Supt R Oduya, 512 posts below`.

    The posts below one that is folded are hidden.
    """
    row = branch.row
    holder = holder_short(row, on)
    parts = [f"{row.title}: {holder[0].lower() + holder[1:] if row.holder is None else holder}"]
    parts += [words[0].lower() + words[1:] for words, _ in card_badges(branch, on)]
    if branch.charge is not None and branch.charge.boroughs:
        parts.append(", ".join(branch.charge.boroughs))
    below = branch.posts - 1
    if below:
        parts.append(f"{below} post{'' if below == 1 else 's'} {'hidden' if folded else 'below'}")
    return ", ".join(parts)


def hidden_told(branch: Branch) -> str:
    """`+14 hidden`, of a folded card."""
    return f"+{branch.posts - 1:,} hidden"


def broken_told(branch: Branch) -> str:
    """The sentences about the rules broken, each on a line."""
    return "\n".join(f"{rule}: {words}" for rule, words in branch.broken)


def since_told(row: PostRow) -> str:
    """`110JI · temporary, since Mon 16 Jan 2017`, or since when the post is vacant."""
    if row.held_from is None:
        return "" if row.vacant_since is None else f"Nobody since {long_day(row.vacant_since)}"
    return f"{row.holder} · {row.standing}, since {long_day(row.held_from)}"
