"""What the search box finds: people, posts, wards and vehicles, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Find
from bcu_desk.work.view import View

MOST_A_NOUN = 6
MOST_GESTURES = 4
DO = "Do"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found; `verb` is '' for going there, else the gesture."""

    noun: str
    page: str
    icon: str
    key: str
    title: str
    detail: str
    verb: str = ""
    folded: str = ""


def entries(finds: Sequence[Find], reader: Reader, view: View) -> tuple[Entry, ...]:
    """Everything that can be found in a view."""
    found = []
    for find in finds:
        for row in find.query.rows(reader, view):
            title, detail = find.title(row).strip(), find.detail(row).strip()
            key = str(getattr(row, find.key))
            folded = f"{title} {detail} {key}".casefold()
            found.append(Entry(find.noun, find.page, find.icon, key, title, detail, "", folded))
    return tuple(found)


def gestures(
    finds: Sequence[Find], chosen: Iterable[Entry], *, read_only: bool = False
) -> tuple[Entry, ...]:
    """What can be done with the best of what was found; nothing where the file is read only."""
    verbs = {(find.noun, find.page): find.verbs for find in finds if not read_only}
    made = [
        _gesture(found, words, verb)
        for found in chosen
        for words, verb in verbs.get((found.noun, found.page), ())
    ]
    return tuple(made[:MOST_GESTURES])


def _gesture(found: Entry, words: str, verb: str) -> Entry:
    """A gesture on something found, on the page that the verb names or on its own."""
    page, _, known = verb.rpartition("/")
    title = f"{words} {found.title}"
    return Entry(DO, page or found.page, found.icon, found.key, title, found.detail, known)


def matching(known: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """The entries that hold every word typed, at most a few a noun, the closest first.

    The equally close stay in their query's order, the most senior person first. Nouns stay
    together, in the order of their best entries.
    """
    words = typed.casefold().split()
    if not words:
        return ()
    ranked = sorted(
        (_distance(entry, words), number)
        for number, entry in enumerate(known)
        if all(word in entry.folded for word in words)
    )
    groups: dict[str, list[Entry]] = {}
    for _, number in ranked:
        group = groups.setdefault(known[number].noun, [])
        if len(group) < MOST_A_NOUN:
            group.append(known[number])
    return tuple(entry for group in groups.values() for entry in group)


def _distance(entry: Entry, words: Sequence[str]) -> int:
    """How far an entry is from the words: 0 where they are its whole title or its key."""
    title = entry.title.casefold()
    if title == " ".join(words):
        return 0
    return sum(_met(title, entry.key.casefold(), word) for word in words)


def _met(title: str, key: str, word: str) -> int:
    if key == word:
        return 0
    if title.startswith(word):
        return 1
    if any(part.startswith(word) for part in title.split()):
        return 2
    return 3 if word in title else 4
