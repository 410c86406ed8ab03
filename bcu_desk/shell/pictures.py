"""Pictures of every page at given sizes, themes and scales, drawn off screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bcu_desk.shell.page_pictures import draw_pages


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m bcu_desk.shell.pictures FILE FOLDER [--size WxH] [--theme a,b] [--scale N]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--scale", default="1")
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = given.scale  # Qt reads it when the application is made
    for theme in given.theme.split(","):
        width, height = (int(part) for part in given.size.split("x"))
        name = f"{theme}-{width}x{height}-{given.scale}"
        for path in draw_pages(given.file, given.folder / name, theme, (width, height)):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
