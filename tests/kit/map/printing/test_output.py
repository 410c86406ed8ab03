"""Maps as files."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.printing.output import (
    FINER,
    PAPER,
    map_format,
    pdf_bytes,
    picture,
    write_map,
)
from tests.kit.map.printing.sheets import a_sheet

SVG = "{http://www.w3.org/2000/svg}"
SAID = {"Squares in post", "OFFICIAL", "As at Mon 23 Jan 2017", "Met 3", "Area B"}


def test_an_svg_holds_shapes_and_words(themed: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    write_map(a_sheet(tmp_path), out)
    root = ET.parse(out).getroot()
    words = {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}
    assert words >= SAID
    assert not list(root.iter(f"{SVG}image"))
    assert root.find(f"{SVG}title") is not None


def test_a_pdf_is_one_page_with_its_fonts(themed: QApplication, tmp_path: Path) -> None:
    made = pdf_bytes(a_sheet(tmp_path))
    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") == 1
    assert b"/FontFile2" in made


def test_a_png_is_a_picture_with_its_marking(themed: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "map.PNG"
    write_map(a_sheet(tmp_path), out)
    image = QImage(str(out))
    assert image.size() == PAPER * FINER
    assert image.text("Description") == "OFFICIAL"
    assert picture(a_sheet(tmp_path)).pixelColor(2, 2).name() == "#ffffff"


def test_only_known_endings_are_written_and_an_old_file_is_replaced_whole(
    themed: QApplication, tmp_path: Path
) -> None:
    assert [map_format(Path(name)) for name in ("a.pdf", "a.SVG", "a.gif", "a")] == [
        "pdf",
        "svg",
        "",
        "",
    ]
    with pytest.raises(ValueError, match=r"\.gif"):
        write_map(a_sheet(tmp_path), tmp_path / "map.gif")
    out = tmp_path / "map.svg"
    out.write_text("old")
    write_map(a_sheet(tmp_path), out)
    assert out.read_text("utf-8").startswith("<?xml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.svg", "squares.json"]
