"""Makes the kept workbooks that LibreOffice saved: run once, where LibreOffice is installed.

    .venv/bin/python tests/features/spreadsheets/files/make_libreoffice_files.py

The targets of Central North are sent out, then saved again by LibreOffice: once as they are, and
once with one cell changed, one row gone and one line of notes (by openpyxl, before).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
HERE = Path(__file__).resolve().parent


def main() -> int:
    """Write the files beside this script."""
    sys.path.insert(0, str(ROOT))
    from bcu_desk.domain.times import minute_of
    from bcu_desk.work.clock import Clock
    from bcu_desk.work.new_file import NewFile, create_file
    from tests.conftest import GO_LIVE
    from tests.features.spreadsheets.coming_back import edited, exported, sample_desk

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        create_file(folder / "s.bcu", NewFile(kind="both"), Clock(minute_of(GO_LIVE)))
        desk = sample_desk(folder / "s.bcu", read_only=True)
        plain = exported(desk, folder / "libreoffice_plain.xlsx", "targets")

        def edit(book: object) -> None:
            sheet = book["Targets"]  # type: ignore[index]  # of openpyxl
            sheet["E2"] = 3
            sheet.delete_rows(8)

        edited(plain, folder / "libreoffice_edited.xlsx", edit)
        for path in (plain, folder / "libreoffice_edited.xlsx"):
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{name}/profile",
                 "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(HERE), str(path)],
                check=True,
            )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
