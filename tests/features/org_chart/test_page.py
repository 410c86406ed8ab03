"""The org chart page: seen, walked, dragged, and every gesture by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.commands import MovePost
from bcu_desk.features.org_chart.page import OrgChartPage
from bcu_desk.features.org_chart.queries import People, PostRow, Posts
from bcu_desk.kit.form import Form
from bcu_desk.kit.nodes import Node
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.features.org_chart.conftest import DAY, Opened, OpenPage

KEYS = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def _row(opened: Opened, code: str, on: date = DAY) -> PostRow:
    with opened.desk.reader() as reader:
        return next(row for row in Posts().rows(reader, View(on)) if row.code == code)


def _form(opened: Opened) -> Form:
    assert opened.page.side.form is not None
    return opened.page.side.form


def _ready(opened: Opened, qtbot: QtBot) -> OrgChartPage:
    """The page with the keyboard in the chart."""
    page = opened.page
    qtbot.waitUntil(page.isActiveWindow)
    page.chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.chart.hasFocus)
    return page


def _write(page: OrgChartPage, qtbot: QtBot, name: str, text: str) -> None:
    field = page.findChild(QWidget, name)
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, text)


def _somebody(opened: Opened, rank: str) -> str:
    """The collar number of somebody of a rank without a post."""
    with opened.desk.reader() as reader:
        rows = People(unposted=True).rows(reader, View(DAY, ("EA",)))
    return next(row.collar for row in rows if row.rank == rank)


# ---- What is seen ------------------------------------------------------------------------------


def test_the_page_shows_the_command_and_its_commander(open_page: OpenPage) -> None:
    opened = open_page("EA")
    page = opened.page
    assert page.is_settled()
    assert page.chosen() == "EA-C1"
    assert {"EA-S1", "EA-S2", "EA-S3", "EA-S4", "EA-CI1", "EA-I1"} <= set(page.chart.cards.places)
    assert page.objectName() == "page.org_chart"
    assert page.findChild(QWidget, "org_chart.view") is page.chart


def test_both_commands_stand_side_by_side(open_page: OpenPage) -> None:
    page = open_page().page
    east, north = page.chart.cards.places["EA-C1"], page.chart.cards.places["CN-C1"]
    assert east.x > north.right
    assert east.y == north.y


def test_another_bcu_or_day_in_view_is_shown(open_page: OpenPage) -> None:
    opened = open_page("EA")
    opened.show_day(DAY, "CN")
    assert opened.page.chosen() == "CN-C1"
    opened.show_day(date(2016, 1, 1), "CN")
    assert opened.page.chosen() == ""
    assert opened.page.chart.cards.places == {}


def test_a_change_by_another_page_is_shown(open_page: OpenPage) -> None:
    opened = open_page("EA")
    done = opened.desk.do(EndPosting(post="EA-S2", on=DAY))
    opened.hub.changed.emit(done)
    nodes: list[Node] = list(opened.page.chart.nodes())
    assert any(node.name.startswith("Superintendent, Response: vacant") for node in nodes)


def test_the_list_is_the_charts_twin(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    page.choose("EA-S3")
    page.top.views.part("list").click()
    assert page.table.isVisible()
    model = page.table.model()
    assert model.rowCount() == len(page.chart.cards.tree.branches)
    line = page.table.chosen_line()
    assert line is not None
    page.table.choose_line(line + 1)
    assert page.chosen() == list(page.chart.cards.tree.branches)[line + 1]
    page.show_as("tree")
    assert page.chart.isVisible()
    assert page.chosen() in page.chart.cards.places


# ---- Going to a record -------------------------------------------------------------------------


def test_a_post_is_found_by_its_code_and_a_person_by_the_number(open_page: OpenPage) -> None:
    opened = open_page("EA")
    page = opened.page
    page.focus_key("EA-PS20")
    assert page.chosen() == "EA-PS20"
    holder = _row(opened, "EA-S4").holder
    assert holder is not None
    page.focus_key(holder)
    assert page.chosen() == "EA-S4"


def test_a_verb_opens_its_form_on_the_post(open_page: OpenPage) -> None:
    page = open_page("EA").page
    page.focus_key("EA-CI2:appoint")
    assert page.side.form is not None
    assert page.side.form.values()["post"] == "EA-CI2"


def test_a_person_without_a_post_is_offered_one(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    collar = _somebody(opened, "PS")
    page.focus_key(collar)
    assert "holds no post on Mon 23 Jan 2017" in page.told()
    fix = page.findChild(QPushButton, "page.org_chart.notice.fix.0")
    assert isinstance(fix, QPushButton)
    qtbot.mouseClick(fix, LEFT)
    assert _form(opened).values()["person"] == collar


def test_a_person_can_be_appointed_from_the_search_box(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    qtbot.waitUntil(opened.page.isActiveWindow)
    holder = _row(opened, "EA-S4").holder
    opened.page.focus_key(f"{holder}:appoint")
    values = _form(opened).values()
    assert (values["person"], values["post"]) == (holder, None)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "org_chart.appoint.post"


def test_a_card_picked_while_a_form_is_open_fills_it(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    page.choose("EA-I13")
    page.start("move")
    qtbot.mouseClick(page.chart, LEFT, pos=page.chart.box_of("EA-CI2").center().toPoint())
    assert _form(opened).values()["under"] == "EA-CI2"
    qtbot.mouseClick(page.chart, LEFT, pos=page.chart.box_of("EA-I5").center().toPoint())
    assert _form(opened).values()["under"] is None
    assert "Pick one of a higher rank" in _form(opened).trouble()
    page.start("appoint")
    qtbot.mouseClick(page.chart, LEFT, pos=page.chart.box_of("EA-S3").center().toPoint())
    assert _form(opened).values()["post"] == "EA-S3"


def test_what_is_not_in_view_is_told(open_page: OpenPage) -> None:
    page = open_page("EA").page
    page.focus_key("CN-S1")
    assert page.told() == "CN-S1 is not among the posts in view on Mon 23 Jan 2017."


def test_a_key_that_comes_before_the_posts_waits_for_them(open_page: OpenPage) -> None:
    page = open_page("EA").page
    page.mark_stale()
    page.focus_key("EA-S3")
    assert page.chosen() == "EA-C1"
    page.refresh()
    assert page.chosen() == "EA-S3"


# ---- Gestures by keyboard ----------------------------------------------------------------------


def test_a_vacant_post_is_filled_by_keys_alone_and_undone(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    page.focus_key("EA-I18")
    collar = _somebody(opened, "DI")
    qtbot.keyClick(page.chart, KEYS.Key_Return)
    card = QApplication.focusWidget()
    assert card is not None
    assert card.objectName() == "org_chart.appoint"
    qtbot.keyClick(card, KEYS.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "org_chart.appoint.person"
    qtbot.keyClicks(field, collar)
    qtbot.keyClick(field, KEYS.Key_Return)
    qtbot.keyClick(field, KEYS.Key_Return)
    assert page.side.form is None
    assert _row(opened, "EA-I18").holder == collar
    assert page.chart.hasFocus()
    assert "vacant" not in page.chart.nodes()[list(page.chart.cards.places).index("EA-I18")].name
    opened.undo()
    assert _row(opened, "EA-I18").holder is None


def test_a_holder_in_the_way_is_told_and_replaced_only_by_the_tick(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = opened.page
    page.focus_key("EA-S2:appoint")
    before = _row(opened, "EA-S2").holder
    _form(opened).set_value("person", _row(opened, "EA-S1").holder)
    _form(opened).send()
    assert "holds Superintendent, Response from Mon 9 Jan 2017" in _form(opened).trouble()
    assert _row(opened, "EA-S2").holder == before
    fix = page.findChild(QPushButton, "org_chart.appoint.trouble.fix.0")
    assert isinstance(fix, QPushButton)
    qtbot.mouseClick(fix, LEFT)
    assert _form(opened).values()["replace"] is True
    _form(opened).send()
    assert _row(opened, "EA-S2").holder != before
    assert _row(opened, "EA-S1").holder is None
    opened.undo()
    assert _row(opened, "EA-S2").holder == before


def test_a_rank_too_low_is_told_beside_its_field_with_what_mends_it(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = opened.page
    page.focus_key("EA-I18:appoint")
    _form(opened).set_value("person", _somebody(opened, "PS"))
    _form(opened).send()
    assert "Appoint as acting or temporary" in _form(opened).trouble()
    fix = page.findChild(QPushButton, "org_chart.appoint.trouble.fix.0")
    assert isinstance(fix, QPushButton)
    qtbot.mouseClick(fix, LEFT)
    _form(opened).set_value("to", date(2017, 3, 31))
    _form(opened).send()
    row = _row(opened, "EA-I18")
    assert (row.standing, row.holder_rank, row.held_to) == ("acting", "A/DI", date(2017, 4, 1))


def test_escape_closes_a_form_with_nothing_changed(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    before = opened.desk.path.read_bytes()
    qtbot.keyClick(page.chart, "v")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "org_chart.end.on"
    qtbot.keyClick(field, KEYS.Key_Escape)
    assert page.side.form is None
    assert page.chart.hasFocus()
    assert opened.desk.path.read_bytes() == before


def test_v_ends_a_posting_and_says_where_there_is_none(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    page.choose("EA-S4")
    qtbot.keyClick(page.chart, "v")
    _form(opened).send()
    assert _row(opened, "EA-S4").holder is None
    qtbot.keyClick(page.chart, "v")
    assert page.side.form is None
    assert "is vacant" in page.told()


def test_m_moves_a_post_under_one_that_is_typed(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    page.choose("EA-I13")
    qtbot.keyClick(page.chart, "m")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "org_chart.move.under"
    qtbot.keyClicks(field, "response support")
    qtbot.keyClick(field, KEYS.Key_Return)
    qtbot.keyClick(field, KEYS.Key_Return)
    assert _row(opened, "EA-I13").reports_to == "EA-CI3"
    assert page.chart.cards.tree.over("EA-I13") == "EA-CI3"
    opened.undo()
    assert page.chart.cards.tree.over("EA-I13") == "EA-CI5"


def test_a_new_post_is_made_chosen_and_closed_again(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    page.choose("EA-CI2")
    page.top.create_post.click()
    _write(page, qtbot, "org_chart.create.title", "Response team F")
    _form(opened).set_value("kind", "inspector")
    _form(opened).set_value("rank", "Insp")
    _form(opened).set_value("code", "EA-I99")
    _form(opened).send()
    assert page.side.form is None
    assert page.chosen() == "EA-I99"
    assert page.chart.cards.tree.over("EA-I99") == "EA-CI2"
    page.start("close")
    _form(opened).set_value("on", date(2017, 1, 30))
    _form(opened).send()
    opened.show_day(date(2017, 1, 30), "EA")
    assert "EA-I99" not in page.chart.cards.tree.branches


def test_a_person_is_added_and_can_be_appointed(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    page.top.person.click()
    for name, text in (("collar", "900EA"), ("forename", "Una"), ("surname", "Brandt")):
        _write(page, qtbot, f"org_chart.person.{name}", text)
    _form(opened).set_value("rank", "DI")
    _form(opened).send()
    page.focus_key("EA-I18:appoint")
    _form(opened).set_value("person", "900EA")
    _form(opened).send()
    assert _row(opened, "EA-I18").holder_name == "Una Brandt"


def test_a_title_is_put_right(open_page: OpenPage) -> None:
    opened = open_page("EA")
    opened.page.choose("EA-I13")
    opened.page.start("correct")
    _form(opened).set_value("title", "Custody")
    _form(opened).send()
    assert _row(opened, "EA-I13").title == "Custody"
    opened.page.start("correct")
    _form(opened).send()
    assert _form(opened).trouble() == "No field to correct is given. Name at least one."


def test_enter_goes_to_the_card_and_escape_back(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    page.side.show_part("people")
    qtbot.keyClick(page.chart, KEYS.Key_Return)
    assert page.side.part() == "post"
    button = QApplication.focusWidget()
    assert button is not None
    assert button.objectName() == "org_chart.appoint"
    qtbot.keyClick(button, KEYS.Key_Escape)
    assert page.chart.hasFocus()
    assert page.side.form is None


def test_a_sets_acting_cover_with_a_last_day(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    page.focus_key("EA-I18")
    qtbot.keyClick(page.chart, "a")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "org_chart.acting.person"
    _form(opened).set_value("person", _somebody(opened, "PS"))
    assert _form(opened).values()["to"] == date(2017, 2, 19)
    _form(opened).field("to").set_value(None)
    _form(opened).set_value("to", date(2017, 3, 31))
    _form(opened).send()
    row = _row(opened, "EA-I18")
    assert (row.standing, row.holder_rank, row.held_to) == ("acting", "A/DI", date(2017, 4, 1))
    opened.undo()
    assert _row(opened, "EA-I18").holder is None


# ---- Drag --------------------------------------------------------------------------------------


def _drag(page: OrgChartPage, qtbot: QtBot, code: str, over: str) -> QPoint:
    start = page.chart.box_of(code).center().toPoint()
    to = page.chart.box_of(over).center().toPoint()
    qtbot.mousePress(page.chart, LEFT, pos=start)
    qtbot.mouseMove(page.chart, start + QPoint(15, 0))
    qtbot.mouseMove(page.chart, to)
    return to


def test_a_post_dropped_on_another_reports_to_it_and_undo_brings_it_back(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    to = _drag(page, qtbot, "EA-I13", "EA-CI3")
    assert page.side.preview.isVisible()
    qtbot.mouseRelease(page.chart, LEFT, pos=to)
    assert not page.side.preview.isVisible()
    assert _row(opened, "EA-I13").reports_to == "EA-CI5"
    assert _form(opened).values() == {"where": "under", "under": "EA-CI3", "from": DAY}
    assert "from Mon 23 Jan 2017" in _form(opened).said()
    day = QApplication.focusWidget()
    assert day is not None
    assert day.objectName() == "org_chart.move.from"
    qtbot.keyClick(day, KEYS.Key_Return)
    assert _row(opened, "EA-I13").reports_to == "EA-CI3"
    assert _row(opened, "EA-I13", date(2017, 1, 22)).reports_to == "EA-CI5"
    assert page.chosen() == "EA-I13"
    assert page.rect().contains(page.chart.box_of("EA-I13").toRect())
    opened.undo()
    assert page.chart.cards.tree.over("EA-I13") == "EA-CI5"


def test_a_drop_where_it_may_not_be_says_why_and_writes_nothing(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = opened.page
    before = opened.desk.path.read_bytes()
    to = _drag(page, qtbot, "EA-I13", "EA-I5")
    qtbot.mouseRelease(page.chart, LEFT, pos=to)
    assert page.told() == "Not under Response team B: not of a higher rank. Drop on a lit post."
    to = _drag(page, qtbot, "EA-I13", "EA-CI5")
    qtbot.mouseRelease(page.chart, LEFT, pos=to)
    assert opened.desk.path.read_bytes() == before


def test_escape_ends_a_drag_with_nothing_changed(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    before = opened.desk.path.read_bytes()
    to = _drag(page, qtbot, "EA-I13", "EA-CI3")
    qtbot.keyClick(page.chart, KEYS.Key_Escape)
    assert not page.side.preview.isVisible()
    qtbot.mouseRelease(page.chart, LEFT, pos=to)
    assert opened.desk.path.read_bytes() == before


def test_a_drop_that_another_change_has_overtaken_is_refused_in_words(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    """The page has not heard of a move that another program made meanwhile."""
    opened = open_page("EA")
    page = opened.page
    opened.desk.do(MovePost(post="EA-I13", under="EA-CI3", from_day=DAY))
    to = _drag(page, qtbot, "EA-I13", "EA-CI3")
    qtbot.mouseRelease(page.chart, LEFT, pos=to)
    _form(opened).send()
    assert "reports to Response support already" in _form(opened).trouble()


def test_escape_after_a_drop_changes_nothing(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    before = opened.desk.path.read_bytes()
    qtbot.mouseRelease(page.chart, LEFT, pos=_drag(page, qtbot, "EA-I13", "EA-CI3"))
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, KEYS.Key_Escape)
    assert page.side.form is None
    assert page.chart.hasFocus()
    assert opened.desk.path.read_bytes() == before


def test_a_post_dropped_before_another_stands_there_from_the_day_asked(
    open_page: OpenPage,
) -> None:
    opened = open_page("EA")
    page = opened.page
    page.hand.drop("EA-S4", "EA-S2", "before")
    assert "as 3rd of 5 from Mon 23 Jan 2017" in _form(opened).said()
    _form(opened).set_value("from", date(2017, 2, 1))
    assert "from Wed 1 Feb 2017" in _form(opened).said()
    _form(opened).send()
    opened.show_day(date(2017, 2, 1), "EA")
    order = page.chart.cards.tree.branches["EA-C1"].children
    assert order[-4:] == ("EA-S1", "EA-S4", "EA-S2", "EA-S3")
    opened.show_day(DAY, "EA")
    again = page.chart.cards.tree.branches["EA-C1"].children
    assert again.index("EA-S4") > again.index("EA-S3")
    opened.undo()
    opened.show_day(date(2017, 2, 1), "EA")
    back = page.chart.cards.tree.branches["EA-C1"].children
    assert back.index("EA-S4") > back.index("EA-S3")


# ---- People carried onto a vacancy -------------------------------------------------------------


def _carry(page: OrgChartPage, qtbot: QtBot, collar: str, over: str) -> QPoint:
    """Drag somebody from the people list over a card; where the pointer is in the list."""
    page.side.show_part("people")
    people = page.side.people.list
    people.choose(collar)
    QApplication.processEvents()
    start = people.visualItemRect(people.currentItem()).center()
    card = page.chart.mapToGlobal(page.chart.box_of(over).center().toPoint())
    to = people.viewport().mapFromGlobal(card)
    qtbot.mousePress(people.viewport(), LEFT, pos=start)
    qtbot.mouseMove(people.viewport(), start - QPoint(20, 0))
    qtbot.mouseMove(people.viewport(), to)
    return to


def test_a_person_is_dragged_onto_a_vacancy(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    collar = _somebody(opened, "DI")
    to = _carry(page, qtbot, collar, "EA-I18")
    offering = page.chart.offering
    assert offering is not None
    assert offering.over == "EA-I18"
    assert offering.marks("EA-I18", folded=False).lit == "The rank asked for"
    assert offering.marks("EA-S2", folded=False).dim == "Not vacant"
    page.chart.grab()
    qtbot.mouseRelease(page.side.people.list.viewport(), LEFT, pos=to)
    assert page.chart.offering is None
    values = _form(opened).values()
    assert (values["post"], values["person"], values["from"]) == ("EA-I18", collar, DAY)
    _form(opened).send()
    assert _row(opened, "EA-I18").holder == collar
    opened.undo()
    assert _row(opened, "EA-I18").holder is None


def test_a_person_of_a_lower_rank_is_offered_as_acting(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    to = _carry(page, qtbot, _somebody(opened, "PS"), "EA-I18")
    assert page.chart.offering is not None
    assert page.chart.offering.offers["EA-I18"].words == "Acting, 1 rank below"
    qtbot.mouseRelease(page.side.people.list.viewport(), LEFT, pos=to)
    assert _form(opened).values()["standing"] == "acting"


def test_a_person_dropped_where_it_may_not_be_is_told_why(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = opened.page
    before = opened.desk.path.read_bytes()
    to = _carry(page, qtbot, _somebody(opened, "DI"), "EA-CI3")
    qtbot.mouseRelease(page.side.people.list.viewport(), LEFT, pos=to)
    assert page.told() == "Not to Response support: not vacant. Drop on a lit vacancy."
    assert page.side.form is None
    assert opened.desk.path.read_bytes() == before


def test_escape_gives_up_carrying_somebody(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    to = _carry(page, qtbot, _somebody(opened, "DI"), "EA-I18")
    people = page.side.people.list
    qtbot.keyClick(people, KEYS.Key_Escape)
    assert page.chart.offering is None
    qtbot.mouseRelease(people.viewport(), LEFT, pos=to)
    assert page.side.form is None


def test_enter_and_the_menu_appoint_somebody_of_the_people_list(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = opened.page
    collar = _somebody(opened, "DI")
    page.choose("EA-I18")
    page.side.show_part("people")
    page.side.people.list.choose(collar)
    qtbot.keyClick(page.side.people.list, KEYS.Key_Return)
    assert (_form(opened).values()["post"], _form(opened).values()["person"]) == (None, collar)
    page.hand.start("")
    page.side.close_form()
    page.side.people.list.menu_asked.emit(collar, page.mapToGlobal(QPoint(200, 200)))
    menu = page.findChild(QMenu, "org_chart.people.menu")
    assert isinstance(menu, QMenu)
    title = _row(opened, "EA-I18").title
    next(each for each in menu.actions() if each.text() == f"Appoint to {title}…").trigger()
    assert (_form(opened).values()["post"], _form(opened).values()["person"]) == ("EA-I18", collar)
    menu.close()


# ---- Three views, remembered -------------------------------------------------------------------


def test_the_matrix_shows_the_same_posts_and_choice(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = _ready(opened, qtbot)
    page.choose("EA-S3")
    page.top.views.part("matrix").click()
    assert page.matrix.isVisible()
    assert page.matrix.chosen_code() == "EA-S3"
    page.matrix.choose("EA-CI4")
    assert page.chosen() == "EA-CI4"
    qtbot.keyClick(page.matrix, KEYS.Key_Return)
    button = QApplication.focusWidget()
    assert button is not None
    assert button.objectName() == "org_chart.appoint"
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, "m")
    assert _form(opened).objectName() == "org_chart.move"


def test_view_folds_and_zoom_are_found_again(open_page: OpenPage, qtbot: QtBot) -> None:
    first = open_page("EA").page
    first.top.directions.part("right").click()
    assert first.chart.cards.direction == "right"
    first.chart.fold("EA-S2", folded=True)
    first.chart.actual_size()
    scale = first.chart.camera.scale
    first.show_as("matrix")
    first.hide()
    again = open_page("EA").page
    assert again.matrix.isVisible()
    assert again.top.views.value() == "matrix"
    assert "EA-S2" in again.chart.cards.folded
    assert again.chart.cards.direction == again.top.directions.value() == "right"
    assert again.chart.camera.scale == pytest.approx(scale, abs=0.01)


# ---- Two days compared -------------------------------------------------------------------------


def test_a_second_day_lists_what_differs_and_a_click_goes_to_the_card(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    opened = open_page("EA")
    page = opened.page
    february = date(2017, 2, 1)
    opened.desk.do(MovePost(post="EA-I13", under="EA-CI3", from_day=february))
    opened.desk.do(EndPosting(post="EA-S2", on=february))
    opened.view[0] = View(february, ("EA",), against=DAY)
    opened.hub.view_changed.emit(opened.view[0])
    assert page.side.part() == "differences"
    told = [(row.mark, row.key) for row in page.side.differences.rows()]
    assert told == [("changed", "EA-S2"), ("moved", "EA-I13")]
    assert page.side.differences.title.text() == "From Mon 23 Jan to Wed 1 Feb 2017"
    nodes = dict(zip(page.chart.cards.places, page.chart.nodes(), strict=True))
    assert ", moved" in nodes["EA-I13"].name
    assert ", vacated" in nodes["EA-S2"].name
    shown = page.side.differences.list
    row = shown.visualItemRect(shown.item(1)).center()
    qtbot.mouseClick(shown.viewport(), LEFT, pos=row)
    assert page.chosen() == "EA-I13"
    opened.show_day(february, "EA")
    assert page.side.part() == "post"


def test_days_that_do_not_differ_are_told_so(open_page: OpenPage) -> None:
    opened = open_page("EA")
    opened.view[0] = View(date(2017, 1, 24), ("EA",), against=DAY)
    opened.hub.view_changed.emit(opened.view[0])
    assert opened.page.side.differences.none.isVisible()
    assert opened.page.side.differences.rows() == ()


# ---- Notices, menu, read only ------------------------------------------------------------------


def test_a_message_goes_away_with_the_next_step_or_undo(open_page: OpenPage) -> None:
    opened = open_page("EA")
    opened.desk.do(EndPosting(post="EA-S4", on=DAY))
    opened.page.tell("Not under Response team B: not of a higher rank.")
    opened.undo()
    assert opened.page.told() == ""


def test_the_menu_has_every_gesture_and_folds(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    page = opened.page
    page.choose("EA-S2")
    page.chart.menu_asked.emit("EA-S2", page.mapToGlobal(QPoint(200, 200)))
    menu = page.findChild(QMenu, "org_chart.menu")
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert {
        "Appoint…", "Set acting…", "End posting…", "Move to…", "Close post…", "Correct the record…",
    } <= set(actions)  # fmt: skip
    actions["Fold the branch"].trigger()
    assert "EA-CI2" not in page.chart.cards.places
    actions["Open all branches"].trigger()
    assert len(page.chart.cards.places) == len(page.chart.cards.tree.branches)
    actions["Fold as at first"].trigger()
    actions["New post below…"].trigger()
    assert _form(opened).values()["under"] == "EA-S2"
    menu.close()


@pytest.mark.parametrize("verb", ["appoint", "move", "create", "person"])
def test_nothing_can_be_started_where_the_file_is_read_only(open_page: OpenPage, verb: str) -> None:
    page = open_page("EA", read_only=True).page
    page.start(verb)
    assert page.side.form is None
    assert not page.top.person.isEnabled()
    assert not page.top.create_post.isEnabled()
    assert not page.chart.writable


def test_every_part_that_takes_the_keyboard_has_a_name(open_page: OpenPage) -> None:
    page = open_page("EA").page
    nameless = [
        part.objectName() or type(part).__name__
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not part.accessibleName()
    ]
    assert nameless == []


# ---- Where there is no post --------------------------------------------------------------------


def test_a_day_before_the_first_post_offers_to_go_to_it(open_page: OpenPage, qtbot: QtBot) -> None:
    opened = open_page("EA")
    opened.show_day(date(2016, 12, 1), "EA")
    assert opened.page.empty.isVisible()
    go = opened.page.findChild(QPushButton, "org_chart.empty.go")
    assert go is not None
    assert go.text() == "Go to Mon 9 Jan 2017"
    qtbot.mouseClick(go, LEFT)
    assert opened.asked == [("day", "2017-01-09")]
    opened.show_day(DAY, "EA")
    assert opened.page.chart.isVisible()


def test_a_verb_alone_opens_the_form_of_something_new(open_page: OpenPage) -> None:
    opened = open_page("EA")
    opened.page.focus_key(":create")
    assert _form(opened).objectName() == "org_chart.create"
