"""A pack as one HTML file that needs nothing else: for a browser, a screen reader, a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import singledispatch
from html import escape

from bcu_desk.features.briefing.rules.composing import Pack, PackPart
from bcu_desk.work.packs.blocks import (
    Block,
    Column,
    Drawing,
    Facts,
    Figures,
    Line,
    Lines,
    Table,
    Words,
)

Draw = Callable[[Drawing], str]
STYLE = """
body{font:16px/1.45 "Segoe UI",system-ui,sans-serif;color:#111827;background:#fff;
margin:0 auto;max-width:60rem;padding:0 1rem}
.marking{text-align:center;font-weight:600;padding:.5rem}
header.head{border-bottom:2px solid #111827;margin-bottom:1rem}
h1{font-size:1.8rem;margin:.2rem 0}h2{font-size:1.2rem;margin:1.6rem 0 .4rem}
.note,.detail,.as-at{color:#4b5563}.bad{color:#b42318}.warn{color:#8a4b08}.good{color:#05603a}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
padding:.3rem .5rem;border-bottom:1px solid #d0d5dd}.number{text-align:right}
tbody th{font-weight:400}
tr.total td,tr.total th{font-weight:600}dl.boxes{display:flex;flex-wrap:wrap;gap:1rem}
dl.boxes>div{border:1px solid #98a2b3;border-radius:6px;padding:.5rem .8rem;min-width:9rem}
dt{color:#4b5563;font-size:.85rem}dd{margin:0}dd.value{font-weight:600;font-size:1.1rem}
ul.lines{list-style:none;padding:0}ul.lines li{padding:.3rem 0;border-bottom:1px solid #d0d5dd}
.tag{font-weight:600;margin-right:.6rem}.aside{float:right;color:#4b5563}
figure{margin:0 0 1rem}figure svg{max-width:100%;height:auto}nav ol{columns:2}
@media print{body{max-width:none}section{break-inside:avoid-page}thead{display:table-header-group}}
"""


def html_of(pack: Pack, as_at: str, made: str, draw: Draw) -> str:
    """The pack as HTML; `draw` makes the SVG of a drawing, `made` says when and from what."""
    marking = f'<p class="marking">{escape(pack.wanted.marking)}</p>'
    title = f"{pack.wanted.heading}, {pack.covers}"
    contents = "".join(
        f'<li><a href="#{part.name}">{escape(part.title)}</a></li>' for part in pack.parts
    )
    sections = "\n".join(_section(part, draw) for part in pack.parts)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}{_printed(pack.wanted.marking)}</style>"
        f"</head><body>\n{marking}\n"
        f'<header class="head"><h1>{escape(pack.wanted.heading)}</h1>'
        f'<p class="as-at">{escape(pack.covers)}. {escape(as_at)}.</p></header>\n'
        f'<nav aria-label="Contents"><ol>{contents}</ol></nav>\n<main>\n{sections}\n</main>\n'
        f'<footer><p class="note">{escape(made)}</p></footer>\n{marking}\n</body></html>\n'
    )


def _printed(marking: str) -> str:
    """The marking at head and foot of each page that a browser prints."""
    told = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in marking)
    box = f'{{content:"{told}";font-weight:600}}'
    return f"@page{{margin:18mm 14mm;@top-center{box}@bottom-center{box}}}"


def _section(part: PackPart, draw: Draw) -> str:
    notes = " · ".join(told for told in (part.part.note, part.part.dated) if told)
    blocks = "\n".join(_block(block, draw) for block in part.part.blocks)
    left_out = "".join(
        f'<p class="note">Left out of this pack: {escape(told)}.</p>' for told in part.part.left_out
    )
    head = f'<h2 id="h-{part.name}">{escape(part.title)}</h2><p class="note">{escape(notes)}</p>'
    return (
        f'<section id="{part.name}" aria-labelledby="h-{part.name}">{head}\n'
        f"{blocks}{left_out}</section>"
    )


def _block(block: Block, draw: Draw) -> str:
    """A block: one of its kind's own, or a drawing with what stands beside it."""
    return _drawing(block, draw) if isinstance(block, Drawing) else _plain(block)


@singledispatch
def _plain(block: object) -> str:
    """A block without a drawing. Raises TypeError for what is none."""
    raise TypeError(type(block).__name__)


@_plain.register
def _words(block: Words) -> str:
    strong = f"<strong>{escape(block.strong)}</strong> " if block.strong else ""
    return f"<p{_tone(block.tone)}>{strong}{escape(block.text)}</p>"


@_plain.register
def _figures(block: Figures) -> str:
    return _boxes((f.words, f"{f.number} {f.of}".strip(), "", f.tone) for f in block.figures)


@_plain.register
def _facts(block: Facts) -> str:
    return _boxes((f.label, f.value, f.detail, f.tone) for f in block.facts)


@_plain.register
def _lines(block: Lines) -> str:
    columns = f' style="columns:{block.columns}"' if block.columns > 1 else ""
    return f'<ul class="lines"{columns}>{"".join(_line(line) for line in block.lines)}</ul>'


def _drawing(block: Drawing, draw: Draw) -> str:
    beside = "" if block.beside is None else _table(block.beside)
    under = "" if block.under is None else _block(block.under, draw)
    caption = f"<figcaption>{escape(block.alt)}</figcaption>"
    return f"<figure>{draw(block)}{caption}</figure>{beside}{under}"


def _boxes(found: Iterator[tuple[str, str, str, str]]) -> str:
    """Terms with their answers, side by side."""
    boxes = "".join(
        f'<div><dt>{escape(label)}</dt><dd class="value {tone}">{escape(value)}</dd>'
        f'<dd class="detail">{escape(detail)}</dd></div>'
        for label, value, detail, tone in found
    )
    return f'<dl class="boxes">{boxes}</dl>'


def _line(line: Line) -> str:
    tag = f'<span class="tag {line.tone}">{escape(line.tag)}</span>' if line.tag else ""
    aside = f'<span class="aside">{escape(line.aside)}</span>' if line.aside else ""
    detail = f' <span class="detail">{escape(line.detail)}</span>' if line.detail else ""
    return f"<li>{aside}{tag}{escape(line.words)}{detail}</li>"


@_plain.register
def _table(table: Table) -> str:
    heads = "".join(
        f'<th scope="col"{_side(column)}>{escape(column.title)}</th>' for column in table.columns
    )
    first_total = len(table.rows) - table.totals
    rows = "".join(
        f"<tr{' class=total' if number >= first_total else ''}>{_cells(table, row)}</tr>"
        for number, row in enumerate(table.rows)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(table: Table, row: tuple[str, ...]) -> str:
    """The cells of a row, the first of which names it to a screen reader."""
    first, *others = zip(table.columns, row, strict=True)
    head = f'<th scope="row"{_side(first[0])}>{escape(first[1])}</th>'
    return head + "".join(f"<td{_side(column)}>{escape(cell)}</td>" for column, cell in others)


def _side(column: Column) -> str:
    return ' class="number"' if column.number else ""


def _tone(tone: str) -> str:
    return f' class="{tone}"' if tone else ""
