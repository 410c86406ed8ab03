"""A folder that is watched: which exchange files lie in it, and what each is to this desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, peers
from bcu_desk.store.exchange.roster import group_of
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import ENDING, Manifest
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.reading import refuse_others

FRESH, SEEN, OWN, REFUSED = "fresh", "seen", "own", "refused"
MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class Lying:
    """A file in the folder: `state` is `fresh`, `seen`, `own` or `refused` with its `code`.

    `sender` and `made` (UTC text) are what it says of itself, empty where it cannot be read.
    """

    path: Path
    state: str
    sender: str = ""
    made: str = ""
    purpose: str = ""
    part: tuple[int, int] = (1, 1)
    code: str = ""


def lying_in(connection: Connection, folder: Path) -> tuple[Lying, ...]:
    """The exchange files in a folder, the newest first; nothing where it can't be read.

    A file is fresh while it tells changes, or a word of what its desk holds, that are not known.
    """
    try:
        paths = sorted(folder.glob(f"*{ENDING}"))[:MOST_FILES]
    except OSError:
        return ()
    known, group = feed.held(connection), group_of(connection) or ""
    own = feed.own_feed(connection).desk
    found = (_lying(connection, path, known, (group, own)) for path in paths)
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def fresh(found: Iterable[Lying]) -> tuple[Path, ...]:
    """The files that bring something."""
    return tuple(one.path for one in found if one.state == FRESH)


def _lying(connection: Connection, path: Path, known: Knowledge, who: tuple[str, int]) -> Lying:
    group, own = who
    try:
        found = bundle.read_file(path)
        told = found.manifest
        state = OWN if told.group == group and told.desk == own else ""
        if not state:
            refuse_others(found, group, own)
            state = FRESH if _tells_something(connection, told, known) else SEEN
    except Refused as error:
        return Lying(path, REFUSED, code=error.code)
    except OSError:
        return Lying(path, REFUSED, code="exchange_damaged")
    return Lying(path, state, told.desk_name, told.made, told.purpose, told.part)


def _tells_something(connection: Connection, told: Manifest, known: Knowledge) -> bool:
    brings = any(one.last > known.of(FeedId(one.desk, one.incarnation)) for one in told.members)
    return brings or told.made > (peers.last_heard(connection, told.desk) or "")
