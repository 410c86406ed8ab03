"""Places and files of figures for tests: Havering with two wards, and tables about them."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.figures.rules.abstractions import abstractions
from bcu_desk.features.figures.rules.crime import crime
from bcu_desk.features.figures.rules.found import Found
from bcu_desk.features.figures.rules.layouts import ABSTRACTIONS, layout_of
from bcu_desk.features.figures.rules.places import Places
from bcu_desk.work.text_tables import table_of
from tests.builders import A_BCU, A_BOROUGH, A_WARD_SET, a_ward

HEADS = (
    "Month,BCU,Borough,Borough Code,Team,Abstracted from Duty,Abstraction Type,Abstracted Minutes"
)
HERE, ALSO, ELSEWHERE = "E05000001", "E05000002", "E05000050"


def some_places(ward_at: Callable[[float, float, str], str] | None = None) -> Places:
    """East Area with Havering, whose wards are Ward 1 and Ward 2."""
    return Places(
        bcus=(A_BCU,),
        boroughs=(A_BOROUGH,),
        ward_sets=(A_WARD_SET,),
        wards=(a_ward(1), a_ward(2, name="St. Andrew's")),
        inside=frozenset({HERE, ALSO}),
        elsewhere=frozenset({ELSEWHERE}),
        ward_at=ward_at,
    )


def abstraction_lines(*lines: str, heads: str = HEADS) -> bytes:
    """A monthly abstraction table."""
    return "\n".join((heads, *lines)).encode()


def found_in(content: bytes, places: Places | None = None, kind: str | None = None) -> Found:
    """What is found in a file's content."""
    table = table_of(content)
    layout = layout_of(table, kind)
    read = abstractions if layout.name == ABSTRACTIONS else crime
    return read(table, layout, places or some_places())


def codes(found: Found) -> list[tuple[int, str, str]]:
    """Line, state and code of each problem."""
    return [(one.line, one.state, one.code) for one in found.problems]
