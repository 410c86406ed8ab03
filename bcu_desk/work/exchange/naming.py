"""How exchange files are named, so that people can tell them apart on a stick."""

from __future__ import annotations

import re
from pathlib import Path

from bcu_desk.store.exchange.sealed.bundle import CHANGES, ENDING, Manifest


def file_name(manifest: Manifest) -> str:
    """`BCU_03-Romford_to_02-04_2017-02-03T0915.bcusync`; a receipt or request says so."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", manifest.desk_name).strip("-") or "desk"
    to = "-".join(f"{number:02d}" for number in manifest.to)
    when = manifest.made[:16].replace(":", "")
    kind = "" if manifest.purpose == CHANGES else f"_{manifest.purpose}"
    return f"BCU_{manifest.desk:02d}-{name}_to_{to}_{when}{kind}{ENDING}"


def export_name(scope: str, marking: str, wall: str) -> str:
    """`Export_Havering_OFFICIAL_2017-02-03T0915.json`, of a file for partners."""
    about = "_".join(re.sub(r"[^A-Za-z0-9]+", "-", told).strip("-") for told in (scope, marking))
    return f"Export_{about}_{wall[:16].replace(':', '')}.json"


def part_name(whole: Path, number: int, of: int) -> Path:
    """The name of one part of several: `…_2-of-5.bcusync`."""
    if of == 1:
        return whole
    return whole.with_name(f"{whole.stem}_{number}-of-{of}{whole.suffix or ENDING}")
