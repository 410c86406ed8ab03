"""The pack builder: sections, preview, marking, export, the book, notes, the whole screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.page import BriefingPage
from bcu_desk.features.briefing.rules.wanted import Action
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.shell import offers
from bcu_desk.store.packs import book
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.features.briefing.conftest import DAY, SENSITIVE, SIX

FEW = ("exceptions", "vacancies", "fleet")


class _Ask(Ask):
    """Always the same file."""

    def __init__(self, out: Path) -> None:
        super().__init__()
        self.out = out

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        del title, name, kinds
        return self.out


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    return Desk(sample_file, Clock(SIX))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> BriefingPage:
    apply_theme(qapp, "light")
    return _opened(qtbot, desk, tmp_path)


def _opened(qtbot: QtBot, desk: Desk, folder: Path) -> BriefingPage:
    made = BriefingPage(
        PageContext(
            desk=desk,
            hub=Hub(),
            jobs=Jobs(inline=True),
            settings=Settings(folder),
            ask=_Ask(folder / "pack.pdf"),
            navigate=lambda _page, _key: None,
            view=lambda: View(DAY, ("EA",)),
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda _day: None,
            tiles=offers.tiles(),
            sections=offers.sections(),
            questions=offers.questions(),
        )
    )
    made.chosen = made.chosen.__class__(sections=FEW)
    made.resize(1170, 690)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def _found(page: BriefingPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def _click(qtbot: QtBot, page: BriefingPage, name: str) -> None:
    qtbot.mouseClick(_found(page, name), Qt.MouseButton.LeftButton)


def test_the_pack_is_shown_as_it_will_be(page: BriefingPage) -> None:
    assert page.laid is not None
    assert page.loaded is not None
    assert page.sections.names() == FEW
    assert page.preview.sheet.accessibleName().startswith(f"Page 1 of {page.laid.count()}: Exc")
    assert page.loaded.count("exceptions") == 9
    assert not page.options.export.isEnabled()


def test_a_section_is_taken_out_and_moved_by_keys(qtbot: QtBot, page: BriefingPage) -> None:
    fleet = page.sections.row("fleet").tick
    qtbot.keyClick(fleet, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.sections.names() == ("exceptions", "fleet", "vacancies")
    assert page.loaded is not None
    assert page.loaded.wanted.sections == ("exceptions", "fleet", "vacancies")
    qtbot.keyClick(page.sections.row("exceptions").tick, Qt.Key.Key_Space)
    assert page.loaded.wanted.sections == ("fleet", "vacancies")


def test_a_row_is_dragged_and_escape_puts_it_back(qtbot: QtBot, page: BriefingPage) -> None:
    first, last = page.sections.row("exceptions"), page.sections.row("fleet")
    goal = last.mapTo(page, last.rect().bottomLeft())
    for keep, told in ((False, FEW), (True, ("vacancies", "fleet", "exceptions"))):
        page.sections.take(first)
        page.sections.carry(first, page.mapToGlobal(goal))
        assert page.sections.is_carrying()
        if keep:
            page.sections.drop(keep=True)
        else:
            first.setFocus()
            qtbot.keyClick(first, Qt.Key.Key_Escape)
        assert page.sections.names() == told


def test_without_a_marking_it_is_not_exported_and_with_one_it_is_written_and_recorded(
    qtbot: QtBot, page: BriefingPage, desk: Desk, tmp_path: Path
) -> None:
    page.export()
    assert not (tmp_path / "pack.pdf").exists()
    _click(qtbot, page, f"briefing.marking.{SENSITIVE}")
    page.options.recipient.setText("Commander")
    _click(qtbot, page, "briefing.export")
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
    assert "It is pack 1 of the book." in page.options.notice.text()
    with desk.reader() as reader:
        (made,) = book.made_packs(reader.connection)
    assert (made.recipient, made.file) == ("Commander", "pack.pdf")
    qtbot.waitUntil(lambda: _found(page, "briefing.again.1").isVisible())


def test_a_pack_of_the_book_is_made_again(qtbot: QtBot, page: BriefingPage, tmp_path: Path) -> None:
    page.choose(marking="OFFICIAL")
    page.export()
    (tmp_path / "pack.pdf").unlink()
    _click(qtbot, page, "briefing.again.1")
    assert (tmp_path / "pack.pdf").exists()
    assert "It is the same as before" in page.options.notice.text()


def test_notes_are_kept_as_they_are_typed_and_stand_in_the_pack(
    qtbot: QtBot, page: BriefingPage, desk: Desk, tmp_path: Path
) -> None:
    page.choose(sections=("notes", "actions"))
    _click(qtbot, page, "briefing.write")
    qtbot.keyClicks(page.writing.notes["information"], "Fog on the A12.")
    _click(qtbot, page, "briefing.add_action")
    qtbot.keyClicks(_found(page, "briefing.actions.1.what"), "Warn drivers")
    qtbot.keyClick(page.writing.notes["information"], Qt.Key.Key_Escape)
    assert page.preview.isVisible()
    assert page.loaded is not None
    assert page.loaded.wanted.written.notes == {"information": "Fog on the A12."}
    assert page.loaded.wanted.written.actions == (Action(what="Warn drivers"),)
    again = _opened(qtbot, desk, tmp_path)
    assert again.loaded is not None
    assert again.loaded.written.notes == {"information": "Fog on the A12."}
    again.write()
    _click(qtbot, again, "briefing.remove_action.1")
    again.writing.let_go()
    assert again.writing.written().actions == ()


def test_templates_for_others_drop_names_and_say_what_they_refuse(
    qtbot: QtBot, page: BriefingPage
) -> None:
    page.focus_key("partner")
    assert not page.options.names.isEnabled()
    assert not page.options.phones.isEnabled()
    assert page.loaded is not None
    assert not page.loaded.wanted.names
    page.choose(sections=())
    assert page.laid is None
    assert not page.options.export.isEnabled()
    assert "Tick at least one" in page.loaded.warnings(page.context.message)[0]


def test_a_template_of_one_s_own_is_kept_chosen_and_forgotten(
    qtbot: QtBot, page: BriefingPage
) -> None:
    page.options.name.setText("Night car")
    _click(qtbot, page, "briefing.keep_template")
    assert page.chosen.template == "Night car"
    assert page.sections.names() == FEW
    assert page.options.template.currentText() == "Night car"
    qtbot.waitUntil(page.options.forget.isVisible)
    page.options.forget.click()
    assert page.chosen.template == "daily"
    assert page.options.template.findData("Night car") == -1
    page.templates.keep("Daily briefing")
    assert "can't be called" in page.options.notice.text()


def test_pages_are_turned_and_shown_on_the_whole_screen(qtbot: QtBot, page: BriefingPage) -> None:
    page.choose(template="handover", sections=("absences", "vacancies"))
    assert page.laid is not None
    last = page.laid.count() - 1
    assert last > 0
    qtbot.keyClick(page.preview.sheet, Qt.Key.Key_PageDown)
    assert page.preview.number() == 1
    _click(qtbot, page, "briefing.page_before")
    assert page.preview.number() == 0
    page.present()
    shown = page.presenting.window()
    assert shown is not None
    qtbot.waitUntil(shown.hasFocus)
    for key, number in ((Qt.Key.Key_End, last), (Qt.Key.Key_Right, last), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(shown, key)
        assert shown.number() == number
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert page.presenting.window() is None


def test_every_page_gets_its_small_picture(qtbot: QtBot, page: BriefingPage) -> None:
    thumbs = page.preview.thumbs
    qtbot.waitUntil(lambda: all(thumb.drawn for thumb in thumbs._thumbs))
    assert page.laid is not None
    assert len(thumbs._thumbs) == page.laid.count()


def test_a_place_that_can_t_be_written_to_is_told(
    page: BriefingPage, tmp_path: Path, desk: Desk
) -> None:
    page.choose(marking="OFFICIAL")
    page.context.ask.out = tmp_path / "nowhere" / "pack.pdf"  # type: ignore[attr-defined]
    page.export()
    assert "nowhere" in page.options.notice.text()
    with desk.reader() as reader:
        assert book.made_packs(reader.connection) == ()


def test_a_question_is_answered_by_a_note_and_a_workbook(
    page: BriefingPage, desk: Desk, tmp_path: Path
) -> None:
    page._pick("reply")
    page.options.asking.borough.picked.emit("")
    page.options.asking.borough.setCurrentIndex(page.options.asking.borough.findData("E09000016"))
    page.options.asking.borough.picked.emit("E09000016")
    page.choose(marking="OFFICIAL")
    assert page.laid is not None
    assert page.laid.count() == 1
    assert page.loaded is not None
    assert page.loaded.wanted.heading == "Answer: vacancies"
    page.export()
    assert sorted(path.name for path in tmp_path.glob("pack.*")) == ["pack.pdf", "pack.xlsx"]
    assert "pack.pdf and pack.xlsx: 1 page" in page.options.notice.text()
    assert not page.options.names.isEnabled()
    page._pick("daily")
    assert page.options.asking.isHidden()


def test_a_workbook_of_somebody_else_is_not_replaced_unasked(
    page: BriefingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "pack.xlsx"
    other.write_text("mine")
    page._pick("reply")
    page.choose(marking="OFFICIAL")
    monkeypatch.setattr(_Ask, "confirm", lambda *_: False)
    page.export()
    assert other.read_text() == "mine"
    assert not (tmp_path / "pack.pdf").exists()
    monkeypatch.setattr(_Ask, "confirm", lambda *_: True)
    page.export()
    assert other.read_bytes().startswith(b"PK")


def test_every_pack_is_listed_shown_as_it_was_and_made_again(
    page: BriefingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.choose(marking="OFFICIAL")
    page.options.recipient.setText("Cllr Ash")
    page.export()
    page.options.book.click()
    assert page.book.isVisible()
    page.book.table.selectRow(0)
    page.book.shown.click()
    presenter = page.presenting.window()
    assert presenter is not None
    assert presenter.windowTitle().startswith("Morning briefing, East Area")
    presenter.close()
    (tmp_path / "pack.pdf").unlink()
    page.book.again.click()
    assert (tmp_path / "pack.pdf").exists()
    assert "It is the same as before" in page.options.notice.text()
    assert page.loaded is not None
    assert [row.recipient for row in page.loaded.packs] == ["Cllr Ash", "Cllr Ash"]
    assert page.loaded.packs[0].digest == page.loaded.packs[1].digest
    qtbot.keyClick(page.book.table, Qt.Key.Key_Escape)
    assert page.preview.isVisible()
    assert page.sections.isVisible()


def test_what_went_to_a_printer_is_recorded_and_what_was_only_seen_is_not(
    page: BriefingPage, desk: Desk
) -> None:
    page.choose(marking="OFFICIAL")
    page.options.recipient.setText("Cllr Ash")
    page.print()
    assert page.exporting.preview is not None
    page.exporting.preview.reject()
    assert page.exporting.preview is None
    page.print()
    page.exporting.preview.accept()
    with desk.reader() as reader:
        (made,) = book.made_packs(reader.connection)
    assert (made.file, made.recipient) == ("(printed)", "Cllr Ash")
    assert "It is pack 1 of the book." in page.options.notice.text()
