"""The daily pack of a BCU is what a superintendent needs at 06:00, on two pages at the most."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.times import london_minute, midnight
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.rules.own import template_in
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.features.briefing.rules.wanted import IIMARCH, Action, Written
from bcu_desk.features.briefing.widgets.paper.output import lay_out, pdf_bytes
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Drawing, Lines, Words
from tests.features.briefing.conftest import DAY, SIX, a_wanted

LEAST = 7.0  # points
WRITTEN = Written(
    notes={name: f"{title} of the day, in a sentence or so." for name, title in IIMARCH},
    actions=tuple(Action(what=f"Do {n}", owner="Supt Feldman", by="10:00") for n in range(4)),
)


def _east(path: Path, sources: Sources, written: Written = WRITTEN) -> Pack:
    wanted = msgspec.structs.replace(a_wanted(), bcus=("EA",), written=written)
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return read_pack(reader, wanted, sources)


def _sizes(page: pypdf.PageObject) -> set[float]:
    """The sizes of the type on a page, in points."""
    found: set[float] = set()

    def seen(text: str, matrix: list[float], at: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * at[3] * matrix[3]), 2))

    page.extract_text(visitor_text=seen)
    return found


def test_it_is_two_pages_with_all_its_sections_notes_and_actions_in_readable_type(
    qapp: QApplication, made_sample: Path, sources: Sources, tmp_path: Path
) -> None:
    apply_theme(qapp, "light")
    pack = _east(made_sample, sources)
    (tmp_path / "east.pdf").write_bytes(pdf_bytes(lay_out(pack, "east.bcu", SIX)))
    pdf = pypdf.PdfReader(tmp_path / "east.pdf")
    assert len(pdf.pages) == 2
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert [item.title for item in pdf.outline] == [part.title for part in pack.parts]  # type: ignore[union-attr]
    assert len(pack.parts) == len(template_in(TEMPLATES, "daily").sections)
    assert all(f"{part.title} " in text for part in pack.parts)
    assert min(size for page in pdf.pages for size in _sizes(page)) >= LEAST - 0.05


def test_no_row_is_left_out_unsaid(made_sample: Path, sources: Sources) -> None:
    """What a list has more than it shows is counted below it."""
    for part in _east(made_sample, sources).parts:
        if part.name not in ("exceptions", "vacancies", "coverage"):
            continue
        under = (block.under for block in part.part.blocks if isinstance(block, Drawing))
        shown = [block for block in (*part.part.blocks, *under) if isinstance(block, Lines)]
        last = part.part.blocks[-1]
        more = int(last.text.split()[1]) if isinstance(last, Words) and "more," in last.text else 0
        assert len(shown[0].lines) + more == _count(part.name, made_sample, sources)


def _count(name: str, path: Path, sources: Sources) -> int:
    """How many lines the section has in full."""
    wanted = msgspec.structs.replace(a_wanted(), bcus=("EA",), sections=(name,), brief=False)
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        (part,) = read_pack(reader, wanted, sources).parts
    return sum(len(block.lines) for block in part.part.blocks if isinstance(block, Lines))


def test_nothing_typed_takes_no_line(made_sample: Path, sources: Sources) -> None:
    notes = {part.name: part.part for part in _east(made_sample, sources, Written()).parts}
    assert (notes["notes"].note, notes["notes"].blocks) == ("no notes", ())
    assert (notes["actions"].note, notes["actions"].blocks) == ("no actions", ())


@pytest.mark.parametrize(("name", "hour"), [("daily", 6), ("partner", 12)])
def test_a_pack_of_another_day_is_told_for_the_hour_of_its_template(name: str, hour: int) -> None:
    template = template_in(TEMPLATES, name)
    assert template.minute(DAY, SIX + 5) == SIX + 5
    assert template.minute(DAY, midnight(date(2017, 1, 20))) == midnight(DAY) + 60 * hour
    sunday = date(2017, 3, 26)  # an hour is left out
    assert (
        template.minute(sunday, SIX)
        == london_minute(sunday, hour)
        == (midnight(sunday) + 60 * (hour - 1))
    )
