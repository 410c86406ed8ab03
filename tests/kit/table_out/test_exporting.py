"""Exporting a table from its page: asked, written in the background, told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.table_out.exporting import ExportDialog, TableExport, file_stem
from tests.builders import START
from tests.kit.table_out.conftest import Things, Writer


def _asked(page: Things) -> ExportDialog:
    assert page.context.write_table is not None
    return TableExport(page, page.context, page.context.write_table).ask(page.table)


def test_a_table_is_written_as_it_was_shown_when_it_was_asked_for(
    page: Things, writer: Writer, tmp_path: Path
) -> None:
    dialog = _asked(page)
    page.model.set_rows(["Cy"])
    dialog.kind.choose("csv")
    dialog.tier.choose("OFFICIAL-SENSITIVE")
    dialog.handling.setText("personal data")
    dialog.export.click()
    wanted = writer.wanted[0]
    assert wanted.table.rows == (("Ava",), ("Bo",))
    assert wanted.out == tmp_path / "out.csv"
    assert wanted.marking == "OFFICIAL-SENSITIVE: PERSONAL DATA"
    name = f"Things {START.isoformat()} OFFICIAL-SENSITIVE PERSONAL DATA.csv"
    assert page.context.ask.offered == [name]
    assert page.told().startswith("Wrote out.csv: 2 rows, marked OFFICIAL-SENSITIVE")
    assert page.context.settings.text("marking") == "OFFICIAL-SENSITIVE"


def test_the_marking_starts_from_what_the_table_holds(page: Things, writer: Writer) -> None:
    page.context = replace(page.context, held_in_table=lambda *_: ("names of people",))
    dialog = _asked(page)
    assert dialog.tier.value() == "OFFICIAL-SENSITIVE"
    assert dialog.least.text() == "OFFICIAL-SENSITIVE at least, for names of people."
    dialog.tier.part("OFFICIAL").click()
    dialog.export.click()
    assert "OFFICIAL is too low for what this holds: names of people" in dialog.notice.text()
    assert writer.wanted == []
    dialog.reject()


def test_a_name_holds_nothing_that_names_of_files_cannot() -> None:
    assert file_stem('Wards: who/what? "all" 2017') == "Wards who what all 2017"


def test_esc_writes_nothing(page: Things, writer: Writer) -> None:
    _asked(page).reject()
    dialog = _asked(page)
    page.context.ask.path = None
    dialog.export.click()
    assert dialog.isVisible()
    dialog.reject()
    assert (writer.wanted, page.told()) == ([], "")


def test_an_odd_handling_line_is_refused_in_the_window_that_asks(
    page: Things, writer: Writer
) -> None:
    dialog = _asked(page)
    dialog.handling.setText("Secret! ü")
    dialog.export.click()
    assert "OFFICIAL" in dialog.notice.text()
    assert writer.wanted == []
    dialog.reject()


@pytest.mark.parametrize("error", [PermissionError(13, "no"), Refused("no_folder", folder="/x")])
def test_what_goes_wrong_is_told_above_the_page(
    page: Things, writer: Writer, error: Exception
) -> None:
    writer.error = error
    _asked(page).export.click()
    assert page.told()
    assert "Wrote" not in page.told()
