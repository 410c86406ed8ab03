"""What the home page tells of ward cover: every ward as a cell, by borough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bcu_desk.domain.places import Bcu
from bcu_desk.features.coverage.queries.wards import Cover, CoverRow, TotalRow, totals
from bcu_desk.features.coverage.rules.standings import ORDER, TITLES, WardState
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileCell, TileLine, TileSource, TileStrip
from bcu_desk.work.view import View

CARES = frozenset(
    {"posting", "post", "person", "target", "absence", "ward", "ward_set", "borough_in_bcu"}
)
MOST_BOROUGHS = 8  # of more, each BCU is a strip
LEGEND = {WardState.NONE: "0", WardState.SHORT: "1", WardState.MET: "2", WardState.OVER: "3"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def coverage_tile(reader: Reader, view: View, _at: int) -> Tile:
    """How many wards meet their promise, what is short ward by ward, and each ward's digit."""
    cover = Cover().rows(reader, view)
    known = [row for row in cover if row.target_dwo is not None]
    posts = any(row.posts_dwo for row in cover)
    return Tile(
        name="coverage",
        title="Coverage",
        count=sum(not row.shortfall for row in known),
        sentence=_sentence(cover, known),
        lines=() if posts else tuple(_first_steps(cover)),
        more="more",
        link="Ward map",
        page="coverage",
        strips=_strips(reader, cover) if posts else (),
        columns=("DWO in post, by ward", "Met", "In post", "Available") if posts else (),
        legend=_legend(),
    )


def _legend() -> tuple[tuple[str, str, str], ...]:
    return tuple((f"class.{of}", digit, TITLES[of].lower()) for of, digit in LEGEND.items())


def _sentence(cover: Sequence[CoverRow], known: Sequence[CoverRow]) -> str:
    """Of how many, what is short, and that a surplus elsewhere does not hide it."""
    if not cover:
        return "wards: no ward is in force on this day."
    short = [row for row in known if row.shortfall]
    promise = Counter(row.target_dwo for row in known).most_common(1)
    told = f"of {_some(len(known), 'ward')} meet the promise"
    told += f" of {promise[0][0]} DWOs in post." if promise else "; none has a target."
    if short:
        missing, over = (sum(getattr(row, name) for row in known) for name in SUMS)
        told += f" {_wards(len(short))} {missing} short"
        told += f"; {over} over elsewhere do not hide it." if over else "."
    blank = len(cover) - len(known)
    return f"{told} {blank} without a target." if blank and known else told


SUMS = ("shortfall", "surplus")


def _wards(count: int) -> str:
    told = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{told.capitalize()} ward is" if count == 1 else f"{told.capitalize()} wards are"


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _strips(reader: Reader, cover: Sequence[CoverRow]) -> tuple[TileStrip, ...]:
    """A strip for each borough in view, or for each BCU where boroughs are many."""
    names = {row.code: row.name for row in reader.every(Bcu)}
    by = "bcu" if len({row.borough for row in cover}) > MOST_BOROUGHS else "borough"
    return tuple(
        _strip(total, [row for row in cover if getattr(row, by) == total.code])
        for total in totals(cover, names, by=by)
    )


def _strip(total: TotalRow, wards: Iterable[CoverRow]) -> TileStrip:
    order = {state: number for number, state in enumerate(ORDER)}
    found = sorted(wards, key=lambda row: (order[WardState(row.state)], row.in_post_dwo, row.name))
    short = [row for row in found if row.shortfall]
    over = [row.name for row in found if row.surplus]
    first = short[0] if short else None
    return TileStrip(
        words=total.name,
        figures=(
            f"{total.wards_met} of {total.wards}",
            f"{total.in_post} of {total.need}",
            str(sum(row.available_dwo for row in found if row.target_dwo is not None)),
        ),
        cells=tuple(_cell(row) for row in found),
        short=", ".join(row.name for row in short),
        detail=" · ".join(_words(short=bool(short), over=over)),
        page="coverage",
        key=f"{first.ward}:put" if first else "",
        button="Cover" if first else "",
    )


def _words(*, short: bool, over: Sequence[str]) -> Iterator[str]:
    yield "short" if short else "Every ward has what it was promised"
    if over:
        yield f"{', '.join(over)} over"


def _cell(row: CoverRow) -> TileCell:
    state = TITLES[WardState(row.state)].lower()
    target = "no target" if row.target_dwo is None else f"of {row.target_dwo}"
    cause = f". {row.cause}" if row.cause else ""
    return TileCell(
        digit="–" if row.target_dwo is None else str(row.in_post_dwo),
        hue=f"class.{row.state}",
        told=f"{row.name}: {row.in_post_dwo} {target} DWOs in post, {state}{cause}",
        key=f"{row.ward}:put" if row.shortfall else row.ward,
    )


def _first_steps(cover: Sequence[CoverRow]) -> Iterator[TileLine]:
    """What comes first where no ward has a post."""
    if cover:
        yield TileLine(
            words="No ward has a post yet",
            detail="Make posts first, then put officers on.",
            page="org_chart",
            key=":create",
            button="Make a post",
        )


TILE = TileSource("coverage", "Coverage", 3, coverage_tile, CARES)
