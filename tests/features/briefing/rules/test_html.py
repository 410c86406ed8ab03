"""A pack as HTML: whole in itself, marked twice, every row in it, nothing of a user's as markup."""

from __future__ import annotations

from html.parser import HTMLParser

from bcu_desk.features.briefing.rules.composing import Pack, PackPart
from bcu_desk.features.briefing.rules.html import html_of
from bcu_desk.work.packs.blocks import Column, Drawing, Line, Lines, Table, Words
from bcu_desk.work.packs.sections import Part
from tests.features.briefing.conftest import SENSITIVE, a_wanted

BLOCKS = (
    Words("<script>alert(1)</script>", "9"),
    Lines((Line("Valentines", "2 posts", "R7", "Redbridge", "bad"),)),
    Table((Column("Ward"), Column("Met", number=True)), (("A & B", "1"), ("All", "1")), 1),
    Drawing("", "", None, "A map of wards", 0.5),
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [str(told) for name, told in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(*blocks: object) -> _Reader:
    part = PackPart("wards", "Wards", Part(blocks=blocks, left_out=("2 reasons",)))  # type: ignore[arg-type]
    pack = Pack(a_wanted(), "East <Area>", (part,), "d" * 64, 1)
    reader = _Reader()
    reader.feed(
        html_of(pack, "Mon 23 Jan 2017", "x.bcu", lambda drawing: f"<svg>{drawing.alt}</svg>")
    )
    return reader


def test_it_is_one_file_with_headings_tables_and_the_words_of_drawings() -> None:
    read = _read(*BLOCKS)
    assert {"h1", "h2", "main", "nav", "table", "th", "svg", "figcaption"} <= set(read.tags)
    assert read.links == ["#wards"]
    assert read.words.count(SENSITIVE) == 2
    assert "A map of wards" in read.words


def test_what_a_user_typed_is_words_and_no_markup() -> None:
    read = _read(*BLOCKS)
    assert "script" not in read.tags
    assert "<script>alert(1)</script>" in "".join(read.words)
    assert "A & B" in read.words


def test_what_was_left_out_is_said() -> None:
    assert any("Left out of this pack: 2 reasons" in told for told in _read().words)


def test_rows_have_heads_and_printed_pages_their_marking() -> None:
    read = _read(*BLOCKS)
    assert read.tags.count("th") == 2 + 2, "two columns and two rows"
    style = next(told for told in read.words if "@page" in told)
    assert style.count('content:"OFFICIAL\\2d SENSITIVE"') == 2


def test_a_list_in_columns_and_what_stands_under_a_table_are_there() -> None:
    few = Lines((Line("Thames"), Line("Heaton")), 2)
    read = _read(Drawing("", "", None, "A map", 0.5, BLOCKS[2], few))  # type: ignore[arg-type]
    assert {"figure", "table", "ul"} <= set(read.tags)
    assert read.tags.count("li") == 2 + 1
    assert "Heaton" in read.words
