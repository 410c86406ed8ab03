"""Load the boundaries of a ward set, in place of those it had."""

from __future__ import annotations

import msgspec

from bcu_desk.domain.maps.outlines import BadOutline, pack, unpack
from bcu_desk.domain.places import NOT_YET, WardShape
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_text
from bcu_desk.features.wards.commands.adding import added, set_in
from bcu_desk.features.wards.rules.matching import Match, Placed
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit


class Boundary(msgspec.Struct, frozen=True):
    """A ward by its GSS code and its outline, packed as text."""

    ward: str
    outline: str


class LoadBoundaries(Command, frozen=True, kw_only=True):
    """Keep outlines for the wards of a set, in place of all it had; `source` names their file.

    A set that the desk has not got yet is added with its wards; it waits for its day.
    """

    ward_set: str
    source: str
    boundaries: tuple[Boundary, ...]

    def run(self, unit: Unit) -> str:
        """Check each outline and write them all."""
        source = clean_text(self.source, "source")
        if not self.boundaries:
            raise Refused("boundaries_nothing_to_load", ward_set=self.ward_set[:20])
        row, wards = added(unit, set_in(unit, self.ward_set), NOT_YET)
        ids = {ward.code: ward.id for ward in wards}
        outlines = self._outlines(ids)
        before = {shape.ward_id: shape for shape in unit.every(WardShape)}
        for ward_id in ids.values():
            if ward_id in before:
                unit.remove(before[ward_id])
        unit.add_all(
            [
                WardShape(id=number, ward_id=ids[code], source=source, outline=outline)
                for number, (code, outline) in zip(
                    unit.new_ids(len(outlines)), outlines.items(), strict=True
                )
            ]
        )
        count = "1 ward" if len(outlines) == 1 else f"{len(outlines)} wards"
        return f"Load boundaries of {count} of {row.code} from {source}"

    def _outlines(self, ids: dict[str, int]) -> dict[str, str]:
        """Each ward's outline. Raises Refused for an unknown ward, one told twice, bad text."""
        found: dict[str, str] = {}
        for one in self.boundaries:
            if one.ward not in ids:
                raise Refused("unknown_ward", value=one.ward[:60], field="boundaries")
            if one.ward in found:
                raise Refused("boundary_told_twice", ward=one.ward, field="boundaries")
            try:
                unpack(one.outline)
            except BadOutline as bad:
                flaw = bad.flaw.value
                raise Refused("bad_outline", ward=one.ward, flaw=flaw, field="boundaries") from None
            found[one.ward] = one.outline
        return found


def load_of(found: Match, ward_set: str, source: str) -> LoadBoundaries:
    """The gesture that keeps what was matched. Raises Refused `bad_outline`."""
    return LoadBoundaries(
        ward_set=ward_set,
        source=source,
        boundaries=tuple(Boundary(one.ward.code, _packed(one)) for one in found.matched),
    )


def _packed(one: Placed) -> str:
    try:
        return pack(one.parts)
    except BadOutline as bad:
        raise Refused("bad_outline", ward=one.ward.code, flaw=bad.flaw.value) from None
