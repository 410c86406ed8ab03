"""What the change log puts into a pack: every step since the pack before it, or since yesterday."""

from __future__ import annotations

from datetime import timedelta

from bcu_desk.domain.times import in_london, midnight, minute_of, moment_text, utc_text
from bcu_desk.features.history.queries import NOUNS, StepRow, Steps
from bcu_desk.features.history.tile import KINDS
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Line, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.packs.shortened import Short, shortened
from bcu_desk.work.view import View

EVERY = 100_000
FEW = Short(most=12, columns=2, where="see what changed on the home page")


def changed_part(reader: Reader, view: View, asked: Asked) -> Part:
    """The steps since the last pack was made, the newest first."""
    since = asked.since
    begins = "the last pack"
    if since is None:
        since = midnight(in_london(asked.at).date() - timedelta(days=1))
        begins = "yesterday began"
    rows = Steps(since=utc_text(since), after=asked.after, most=EVERY).rows(reader, view)
    note = f"since {begins}, {moment_text(since)}"
    if not rows:
        return Part(blocks=(Words("Nothing was changed."),), count=0, note=note)
    people = len({row.actor for row in rows})
    told = f"{'change' if len(rows) == 1 else 'changes'} by {people}"
    return Part(
        blocks=(
            Words(f"{told} {'person' if people == 1 else 'people'}.", str(len(rows))),
            *shortened([_line(row) for row in rows], FEW if asked.brief else None),
        ),
        count=len(rows),
        note=note,
    )


def _line(row: StepRow) -> Line:
    at = in_london(minute_of(f"{row.wall[:16]}Z"))
    words = f"{KINDS.get(row.kind, '')}{row.label}"
    return Line(words, tag=f"{at:%a %H:%M}", aside=row.actor, tone="muted")


SECTIONS = (
    Section(
        name="changed",
        title="Changed since the last pack",
        order=90,
        read=changed_part,
        told="Every step of this desk since the last pack of the same template",
        cares=NOUNS,
    ),
)
