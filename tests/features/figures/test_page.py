"""The page of figures: a look at a file, then one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.figures.page import FiguresPage
from bcu_desk.features.figures.queries.kept import Measures
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.builders import START, a_desk
from tests.features.figures.small import ELSEWHERE, HERE

COUNTS = f"Ward code,Month,Category,Count\n{HERE},2017-01,burglary,3\n{ELSEWHERE},2017-01,drugs,1\n"
K = Qt.Key


class Answers(Ask):
    """Asks nobody: the file is known."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path

    def open_file(self, title: str, kinds: str) -> Path | None:
        del title, kinds
        return self.path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "counts.csv"
    path.write_text(COUNTS, "utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


@pytest.fixture
def went() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    desk: Desk,
    file: Path,
    went: list[tuple[str, str]],
) -> FiguresPage:
    apply_theme(qapp, "light")
    made = FiguresPage(
        PageContext(
            desk=desk,
            hub=Hub(),
            jobs=Jobs(inline=True),
            settings=Settings(tmp_path),
            ask=Answers(file),
            navigate=lambda name, key: went.append((name, key)),
            view=lambda: View(START),
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda _: None,
        )
    )
    made.resize(1100, 640)
    qtbot.addWidget(made)
    made.show()
    return made


def _kept(desk: Desk) -> dict[str, int]:
    with desk.reader() as reader:
        return {row.code: row.numerator for row in Measures().rows(reader, View(START))}


def test_a_file_is_shown_before_anything_is_kept_and_loaded_in_one_step(
    page: FiguresPage, desk: Desk, went: list[tuple[str, str]]
) -> None:
    page.kept.load.click()
    assert page.preview.isVisible()
    assert _kept(desk) == {}
    assert page.preview.apply.text() == "Load 2 figures"
    page.preview.apply.click()
    assert _kept(desk) == {"offences": 3, "offences.burglary": 3}
    assert page.kept.isVisible()
    assert page.kept.table.model().rowCount() == 2
    assert "Load 2 figures from counts.csv" in page.told()
    page.context.hub.changed.emit(desk.undo())
    assert _kept(desk) == {}
    assert page.kept.table.model().rowCount() == 0


def test_esc_leaves_the_file_with_nothing_kept(page: FiguresPage, qtbot: QtBot, desk: Desk) -> None:
    page.focus_key("load")
    assert page.preview.isVisible()
    qtbot.keyClick(page.preview.table, K.Key_Escape)
    assert page.kept.isVisible()
    assert _kept(desk) == {}


def test_a_file_that_is_none_of_figures_is_refused(page: FiguresPage, file: Path) -> None:
    file.write_text("Name,Age\nA,1\n", "utf-8")
    page.ask_file()
    assert "no table that is read here" in page.told()
    assert page.kept.isVisible()
    file.unlink()
    page.ask_file()
    assert "counts.csv" in page.told()


def test_a_file_is_dropped_on_the_page(page: FiguresPage, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, left, none)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, left, none))
    assert page.preview.isVisible()


def test_a_file_that_another_page_hands_on_is_looked_into(page: FiguresPage, file: Path) -> None:
    page.focus_key(f"{file}:take")
    assert page.preview.isVisible()
