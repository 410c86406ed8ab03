"""A pack as a Word document: marked, headings as styles, heads repeated, pictures in words."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.composing import Pack, PackPart
from bcu_desk.features.briefing.widgets.paper.output import lay_out, write_pack
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.features.briefing.widgets.paper.word import docx_bytes
from bcu_desk.work.packs.blocks import (
    Column,
    Fact,
    Facts,
    Figure,
    Figures,
    Line,
    Lines,
    Table,
    Words,
)
from bcu_desk.work.packs.sections import Part
from tests.features.briefing.conftest import a_wanted

BLOCKS = (
    Words("All is well.", "Today."),
    Figures((Figure("9", "breaches", tone="bad"), Figure("2", "on call", of="of 3"))),
    Facts((Fact("Superintendent", "Supt Ash", "until 19:00"),)),
    Lines((Line("Cranham", "Havering", "0", "2 of 2 missing", "bad"),)),
    Table((Column("Ward"), Column("Short", number=True)), (("Abbey\x07", "1"), ("All", "1")), 1),
)


@pytest.fixture
def laid(qapp: QApplication) -> Laid:
    part = Part(blocks=BLOCKS, note="at 06:00", left_out=("the reason of 2 absences",))
    pack = Pack(a_wanted(), "East Area", (PackPart("x", "Everything", part),), "d" * 64, 1)
    return lay_out(pack, "small.bcu", 24_718_200)


def test_every_block_is_told_and_marked_at_head_and_foot(laid: Laid) -> None:
    made = docx.Document(io.BytesIO(docx_bytes(laid)))
    styles = [(item.style.name, item.text) for item in made.paragraphs if item.text]
    assert styles[0] == ("Title", "Morning briefing")
    assert ("Heading 1", "Everything") in styles
    told = [text for _, text in styles]
    assert "Today. All is well." in told
    assert "Left out of this pack: the reason of 2 absences." in told
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert {"breaches\n9", "on call\n2 of 3", "Abbey"} <= set(cells)
    section = made.sections[0]
    marking = laid.pack.wanted.marking
    assert section.header.paragraphs[0].text == marking
    assert section.footer.paragraphs[-1].text == marking
    assert made.core_properties.title == "Morning briefing, East Area"


def test_the_head_of_a_table_is_repeated_and_no_row_is_split(laid: Laid) -> None:
    table = docx.Document(io.BytesIO(docx_bytes(laid))).tables[-1]
    rows = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
    assert table.rows[-1].cells[0].paragraphs[0].runs[0].bold


def test_pictures_have_their_words(qapp: QApplication, daily: Pack) -> None:
    made = docx.Document(io.BytesIO(docx_bytes(lay_out(daily, "both.bcu", 24_718_200))))
    (picture,) = made.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Map of 90 wards by DWOs in post.")


def test_without_the_extra_it_is_refused_with_what_to_do(
    laid: Laid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setitem(sys.modules, "bcu_desk.features.briefing.widgets.paper.word", None)
    out = tmp_path / "pack.docx"
    with pytest.raises(Refused, match="no_docx"):
        write_pack(laid, out)
    assert not out.exists()
