"""A pack as a Word document, which can be edited: headings as styles, heads of tables repeated."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import singledispatch

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from bcu_desk.features.briefing.rules.composing import PackPart
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.features.briefing.widgets.paper.pieces import painter_of
from bcu_desk.kit.ink import UNIT, Ink, Measure, painting
from bcu_desk.kit.look.tokens import tokens_of
from bcu_desk.work.packs.blocks import (
    Block,
    Drawing,
    Facts,
    Figures,
    Line,
    Lines,
    Table,
    Words,
)

FONT, SIZE, SMALL, LARGE = "Arial", 9.5, 8.0, 18.0
MARGIN, WIDE = 16, 178  # millimetres
GRID = "Table Grid"
LANGUAGE = "en-GB"
DRAWN, SHARP = 480.0, 3.0  # a drawing's width in points, and its dots in each
ABREAST = 4
TONES = ("bad", "warn", "good", "muted")


def docx_bytes(laid: Laid) -> bytes:
    """The pack as a Word document of A4 pages, marked at head and foot of each."""
    made = docx.Document()
    _styled(made)
    _framed(made, laid)
    pack = laid.pack
    properties = made.core_properties
    properties.title, properties.author = f"{pack.wanted.heading}, {pack.covers}", "BCU Desk"
    properties.keywords = properties.category = pack.wanted.marking
    properties.language, properties.comments = LANGUAGE, laid.told[1]
    made.add_heading(pack.wanted.heading, 0)
    _run(made.add_paragraph(), f"{pack.covers}. {laid.told[0]}.", tone="muted")
    for part in pack.parts:
        _part(made, part, laid.measure)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _styled(made: Document) -> None:
    """One face throughout, British English, headings in ink rather than blue."""
    for name, size in (("Normal", SIZE), ("Title", 22.0), ("Heading 1", 13.0), ("Header", SMALL)):
        style = made.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x16, 0x20, 0x2C)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    made.styles["Normal"].element.get_or_add_rPr().append(language)


def _framed(made: Document, laid: Laid) -> None:
    """The marking at head and foot, what it was made from, which page it is."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN + 4)
    marking = laid.pack.wanted.marking
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.alignment = foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(head, marking, bold=True)
    _run(foot, f"{laid.told[1]} · page ", SMALL)
    _field(foot, "PAGE")
    _run(foot, " of ", SMALL)
    _field(foot, "NUMPAGES")
    below = section.footer.add_paragraph()
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(below, marking, bold=True)


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in, such as the page's number."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    made.append(run)
    paragraph._p.append(made)  # noqa: SLF001 - the library has no call for a field


def _part(made: Document, part: PackPart, measure: Measure) -> None:
    made.add_heading(part.title, 1)
    notes = " · ".join(told for told in (part.part.note, part.part.dated) if told)
    if notes:
        _run(made.add_paragraph(), notes, SMALL, tone="muted")
    for block in part.part.blocks:
        _block(made, block, measure)
    for told in part.part.left_out:
        _run(made.add_paragraph(), f"Left out of this pack: {told}.", tone="muted")


def _block(made: Document, block: Block, measure: Measure) -> None:
    if isinstance(block, Drawing):
        _drawing(made, block, measure)
    else:
        _plain_block(block, made)


@singledispatch
def _plain_block(block: object, _made: Document) -> None:
    """Write a block without a drawing. Raises TypeError for what is none."""
    raise TypeError(type(block).__name__)


@_plain_block.register
def _words(block: Words, made: Document) -> None:
    paragraph = made.add_paragraph()
    if block.strong:
        _run(paragraph, f"{block.strong} ", bold=True, tone=block.tone)
    _run(paragraph, block.text)


@_plain_block.register
def _figures(block: Figures, made: Document) -> None:
    _boxes(made, ((f.words, f"{f.number} {f.of}".strip(), "", f.tone) for f in block.figures))


@_plain_block.register
def _facts(block: Facts, made: Document) -> None:
    _boxes(made, ((f.label, f.value, f.detail, f.tone) for f in block.facts))


@_plain_block.register
def _lines(block: Lines, made: Document) -> None:
    for line in block.lines:
        _line(made, line)


def _boxes(made: Document, found: Iterable[tuple[str, str, str, str]]) -> None:
    """Answers in boxes side by side, each under its label."""
    boxes = list(found)
    for start in range(0, len(boxes), ABREAST):
        few = boxes[start : start + ABREAST]
        grid = made.add_table(1, len(few), GRID)
        for cell, (label, value, detail, tone) in zip(grid.rows[0].cells, few, strict=True):
            _run(cell.paragraphs[0], label, SMALL, tone="muted")
            _run(cell.add_paragraph(), value, bold=True, tone=tone)
            if detail:
                _run(cell.add_paragraph(), detail, SMALL, tone="muted")
        _whole(grid.rows[0])
        made.add_paragraph()


def _line(made: Document, line: Line) -> None:
    paragraph = made.add_paragraph(style="List Bullet")
    if line.tag:
        _run(paragraph, f"{line.tag}  ", bold=True, tone=line.tone)
    _run(paragraph, line.words, bold=True)
    for told in (line.detail, line.aside):
        if told:
            _run(paragraph, f"  {told}", tone="muted")


@_plain_block.register
def _table(table: Table, made: Document) -> None:
    grid = made.add_table(1, len(table.columns), GRID)
    grid.autofit = False
    _fill(grid.rows[0].cells, [column.title for column in table.columns], table, bold=True)
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 - no call for a repeated head
    _whole(grid.rows[0])
    first_total = len(table.rows) - table.totals
    for number, row in enumerate(table.rows):
        line = grid.add_row()
        _fill(line.cells, row, table, bold=number >= first_total)
        _whole(line)
    made.add_paragraph()


def _fill(cells: Sequence[_Cell], texts: Sequence[str], table: Table, *, bold: bool) -> None:
    shares = sum(column.share for column in table.columns)
    for cell, text, column in zip(cells, texts, table.columns, strict=True):
        cell.width = Mm(WIDE * column.share / shares)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if column.number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(paragraph, text, SMALL, bold=bold)


def _whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no call for it


def _drawing(made: Document, block: Drawing, measure: Measure) -> None:
    """A picture with its words for who can't see it; what stands beside it on paper follows."""
    made.add_picture(io.BytesIO(picture_of(block, measure)), width=Mm(WIDE))
    shape = made.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - no call for the words of a picture
    shape.set("descr", block.alt)
    if block.beside is not None:
        _table(block.beside, made)
    if block.under is not None:
        _block(made, block.under, measure)


def picture_of(block: Drawing, measure: Measure) -> bytes:
    """A drawing as PNG."""
    high = DRAWN * block.height
    image = QImage(round(DRAWN * SHARP), round(high * SHARP), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with painting(image) as painter:
        painter.scale(SHARP / UNIT, SHARP / UNIT)
        painter_of(block)(Ink(painter, measure), (0.0, 0.0, DRAWN, high), block.data)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # a device is taken, with a format
    buffer.close()
    return bytes(data.data())


def _run(
    paragraph: Paragraph, text: str, size: float = SIZE, *, bold: bool = False, tone: str = ""
) -> None:
    made = paragraph.add_run(_plain(text))
    made.bold = bold
    made.font.size = Pt(size)
    if tone in TONES:
        made.font.color.rgb = RGBColor.from_string(getattr(tokens_of("light"), tone)[1:].upper())


def _plain(text: str) -> str:
    """Text without the control signs that a document can't hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
