"""What a holder hands over: a note and a checklist, written and ticked."""

from __future__ import annotations

from bcu_desk.domain.assignments import HandOver, HandOverItem, Post, Posting
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.postings import person_told, post_told
from bcu_desk.work.unit import Unit


class WriteHandOver(Command, frozen=True, kw_only=True):
    """Write what a person hands over in a post: a note, and a checklist in its order.

    It takes the place of what was written before; lines kept word for word keep their tick.
    Without `person` it is the holder's, today.
    """

    post: str
    person: str | None = None
    note: str = ""
    items: tuple[str, ...] = ()

    def run(self, unit: Unit) -> str:
        """Check post and person, and write note and lines."""
        post, person = _of(unit, self.post, self.person)
        note = clean_text(self.note, "note") if self.note.strip() else ""
        items = tuple(dict.fromkeys(clean_text(item, "items") for item in self.items))
        if not note and not items:
            raise Refused("nothing_handed_over", field="note")
        for row in unit.every(HandOver, post_id=post.id, person_id=person.id):
            unit.remove(row)
        if note:
            unit.add(HandOver(id=unit.new_id(), post_id=post.id, person_id=person.id, note=note))
        self._write(unit, post, person, items)
        return f"Write the hand-over of {person_told(person)} in {post_told(post)}"

    def _write(self, unit: Unit, post: Post, person: Person, items: tuple[str, ...]) -> None:
        """Lines that stay are moved to their places, others come and go."""
        old = {row.words: row for row in _items(unit, post, person)}
        for words in old.keys() - set(items):
            unit.remove(old[words])
        for position, words in enumerate(items, 1):
            if words in old:
                unit.change(old[words], position=position)
                continue
            unit.add(
                HandOverItem(
                    id=unit.new_id(),
                    post_id=post.id,
                    person_id=person.id,
                    position=position,
                    words=words,
                )
            )


class TickHandOver(Command, frozen=True, kw_only=True):
    """Tick a line of a hand-over's checklist, by its place from 1, or take the tick back."""

    post: str
    item: int
    person: str | None = None
    done: bool = True

    def run(self, unit: Unit) -> str:
        """Find the line and set its day."""
        post, person = _of(unit, self.post, self.person)
        every = sorted(_items(unit, post, person), key=lambda row: (row.position, row.id))
        found = every[self.item - 1 : self.item] if self.item > 0 else []
        if not found:
            raise Refused(
                "no_hand_over_item", item=self.item, person=person_told(person), field="item"
            )
        _refuse_same(found[0], done=self.done)
        row = unit.change(found[0], done_on=unit.today if self.done else None)
        verb = "Tick" if self.done else "Untick"
        return f"{verb} “{row.words}” in the hand-over of {person_told(person)}"


def _refuse_same(row: HandOverItem, *, done: bool) -> None:
    """Refuse a tick that is there already, or one to take back that is not there."""
    if done and row.done_on is not None:
        raise Refused("ticked_already", words=row.words, on=long_day(row.done_on), field="item")
    if not done and row.done_on is None:
        raise Refused("not_ticked", words=row.words, field="item")


def _of(unit: Unit, code: str, collar: str | None) -> tuple[Post, Person]:
    """Post and person; without a person the holder of today."""
    post = unit.named(Post, code=code, field="post")
    if collar is not None:
        person = unit.named(Person, collar=collar, field="person")
        if not unit.every(Posting, post_id=post.id, person_id=person.id):
            raise Refused(
                "never_in_post", person=person_told(person), post=post_told(post), field="person"
            )
        return post, person
    held = [row for row in unit.every(Posting, post_id=post.id) if row.on(unit.today)]
    if not held:
        raise Refused("post_vacant", post=post.title, on=long_day(unit.today), field="post")
    return post, unit.get(Person, held[0].person_id)


def _items(unit: Unit, post: Post, person: Person) -> tuple[HandOverItem, ...]:
    return unit.every(HandOverItem, post_id=post.id, person_id=person.id)
