"""Write resources/maps/welcome.svg: East Area's schematic wards, coloured by the sample's cover.

The counts under the picture go to welcome.json beside it. Run by hand after a change of the
sample or of the shapes: `.venv/bin/python resources/make/make_welcome.py`.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path

from bcu_desk.features.coverage.queries import Cover, CoverRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.sample.world import SAMPLE_DAY
from bcu_desk.work.view import View

RESOURCES = Path(__file__).resolve().parents[1]
BCU = "EA"
WIDTH = 320
EDGE = "#0F1B2D"
COLOURS = {"none": "#D55E00", "short": "#F0E442", "met": "#56B4E9", "over": "#0072B2"}
Point = tuple[int, int]


def sample_cover() -> tuple[CoverRow, ...]:
    """The cover of the BCU's wards in the sample, on the day it opens."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.bcu"
        create_file(path, NewFile(kind="both"), Clock())
        with Desk(path, Clock(), read_only=True).reader() as reader:
            return Cover().rows(reader, View(SAMPLE_DAY, (BCU,)))


def ring(numbers: list[int], arcs: list[list[int]]) -> list[Point]:
    """A ward's outline from its arcs: n is walked forwards, -n-1 backwards."""
    points: list[Point] = []
    for number in numbers:
        flat = arcs[number if number >= 0 else -number - 1]
        walked = list(zip(flat[::2], flat[1::2], strict=True))
        points += (walked if number >= 0 else walked[::-1])[:-1]
    return points


def borough_borders(
    homes: dict[str, str], shapes: dict[str, list[list[int]]], arcs: list[list[int]]
) -> list[list[int]]:
    """The arcs between two boroughs, and those at the outside."""
    sides: dict[int, list[str]] = {}
    for code, borough in homes.items():
        for number in (n for part in shapes[code] for n in part):
            sides.setdefault(max(number, -number - 1), []).append(borough)
    return [arcs[number] for number, found in sides.items() if len(set(found)) > 1]


def drawn(cover: tuple[CoverRow, ...]) -> str:
    """The picture as SVG text."""
    document = json.loads((RESOURCES / "maps" / "schematic_2014.json").read_text("utf-8"))
    arcs, shapes = document["arcs"], document["shapes"]
    rings = {row.ward: [ring(part, arcs) for part in shapes[row.ward]] for row in cover}
    points = [point for parts in rings.values() for part in parts for point in part]
    left, top = min(x for x, _ in points), max(y for _, y in points)
    scale = WIDTH / (max(x for x, _ in points) - left)
    height = round((top - min(y for _, y in points)) * scale)

    def place(x: int, y: int) -> str:
        return f"{(x - left) * scale + 2:.1f},{(top - y) * scale + 2:.1f}"

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 4} {height + 4}"'
        f' fill="none" stroke="{EDGE}" stroke-linejoin="round" stroke-linecap="round">'
    ]
    for row in cover:
        path = " ".join(
            "M" + " ".join(place(*point) for point in part) + "Z" for part in rings[row.ward]
        )
        lines.append(f'<path fill="{COLOURS[row.state]}" stroke-width="1" d="{path}"/>')
    homes = {row.ward: row.borough for row in cover}
    for flat in borough_borders(homes, shapes, arcs):
        walked = zip(flat[::2], flat[1::2], strict=True)
        lines.append(f'<path stroke-width="3" d="M{" ".join(place(*p) for p in walked)}"/>')
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    """Write the picture and its counts."""
    cover = sample_cover()
    (RESOURCES / "maps" / "welcome.svg").write_text(drawn(cover), "utf-8")
    states = Counter(row.state for row in cover)
    told = {"bcu": BCU, "on": SAMPLE_DAY.isoformat(), "wards": len(cover), "states": states}
    (RESOURCES / "maps" / "welcome.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
