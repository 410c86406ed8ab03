"""The sample's daily pack on paper: every word of every row in it, at 7 points or more."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import msgspec
import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.widgets.paper.output import (
    format_of,
    lay_out,
    page_picture,
    write_pack,
)
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Lines, Table
from tests.features.briefing.conftest import SIX, a_wanted


@pytest.fixture
def laid(qapp: QApplication, daily: Pack) -> Laid:
    apply_theme(qapp, "light")
    return lay_out(daily, "east.bcu", SIX)


def _told(daily: Pack) -> set[str]:
    """The first words of each row of each table and list."""
    found = set()
    for part in daily.parts:
        for block in part.part.blocks:
            if isinstance(block, Table):
                found |= {row[0] for row in block.rows}
            elif isinstance(block, Lines):
                found |= {line.words for line in block.lines}
    return {" ".join(words.split()) for words in found}


def test_every_row_is_on_paper(laid: Laid, daily: Pack, tmp_path: Path) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext of poppler is not installed")
    write_pack(laid, tmp_path / "daily.pdf")
    text = subprocess.run(
        [reader, "-raw", str(tmp_path / "daily.pdf"), "-"], capture_output=True, check=True
    )
    words = "".join(text.stdout.decode().split())
    missing = [told for told in _told(daily) if told.replace(" ", "") not in words]
    assert not missing
    assert words.count("OFFICIAL-SENSITIVE") == 2 * laid.count()


def test_without_names_none_is_in_any_file_nor_in_the_words_below_the_pages(
    qapp: QApplication, made_sample: Path, sources: Sources, tmp_path: Path
) -> None:
    wanted = msgspec.structs.replace(a_wanted("handover"), names=False)
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        nameless = lay_out(read_pack(reader, wanted, sources), "both.bcu", SIX)
        people = reader.every(Person)
    names = {
        f"{first} {row.surname}"
        for row in people
        for first in (row.forename, row.forename[0] + ".")
    }
    for ending in ("pdf", "html", "docx"):
        write_pack(nameless, tmp_path / f"pack.{ending}")
    pdf = pypdf.PdfReader(tmp_path / "pack.pdf")
    word = docx.Document(str(tmp_path / "pack.docx"))
    told = {
        "pdf": " ".join(" ".join(page.extract_text() for page in pdf.pages).split()),
        "html": (tmp_path / "pack.html").read_text("utf-8"),
        "docx": " ".join(node.text or "" for node in word.element.body.iter() if node.text),
    }
    assert all("Superintendent" in text for text in told.values())
    for ending, text in told.items():
        assert not [name for name in names if name in text], ending


def test_html_holds_the_same_rows_and_the_drawings(laid: Laid, daily: Pack, tmp_path: Path) -> None:
    write_pack(laid, tmp_path / "daily.html")
    told = (tmp_path / "daily.html").read_text("utf-8")
    assert told.count('<svg role="img"') == 1
    assert "http" not in told.replace("http://www.w3.org", "")
    assert all(words.replace("&", "&amp;").replace("'", "&#x27;") in told for words in _told(daily))


def test_a_page_is_a_picture_of_the_width_asked_for(laid: Laid) -> None:
    made = page_picture(laid, 0, 300, 1.0)
    assert made.width() == 300
    assert made.height() == 424
    white = 0xFFFFFFFF
    assert any(made.pixel(x, y) != white for x in range(300) for y in range(90, 130, 3))


def test_only_known_formats_are_written(laid: Laid, tmp_path: Path) -> None:
    assert [format_of(Path(name)) for name in ("a.PDF", "a.html", "a.htm")] == [
        "pdf",
        "html",
        "html",
    ]
    with pytest.raises(Refused, match="unknown_pack_format"):
        write_pack(laid, tmp_path / "daily.odt")
    assert list(tmp_path.iterdir()) == []
