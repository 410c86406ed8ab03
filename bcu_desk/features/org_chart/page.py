"""The org chart page: posts and holders in three views, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.dialogs.fixes import fixes_for
from bcu_desk.features.org_chart.dialogs.hand import Hand
from bcu_desk.features.org_chart.dialogs.printing import Printing
from bcu_desk.features.org_chart.model.cards import (
    folds_kept,
    keep_folds,
    keep_zoom,
    zoom_kept,
)
from bcu_desk.features.org_chart.model.goal import goal_of
from bcu_desk.features.org_chart.model.loaded import Loaded, load
from bcu_desk.features.org_chart.model.moves import offers_to
from bcu_desk.features.org_chart.widgets.carrying import Carrying
from bcu_desk.features.org_chart.widgets.chart.overview import Overview
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.features.org_chart.widgets.post_menu import add_folds, person_menu, post_menu
from bcu_desk.features.org_chart.widgets.side.panel import SidePanel
from bcu_desk.features.org_chart.widgets.top_line import TopLine
from bcu_desk.features.org_chart.widgets.views import PostViews
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.form import Form
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View


class OrgChartPage(Page):
    """Who holds which post, who reports to whom, and the gestures that change it."""

    id = "org_chart"
    begins_at = "org_chart.view"
    cares = frozenset(
        {
            "post",
            "posting",
            "person",
            "person_authority",
            "reporting_line",
            "function_lead",
            "dedication",
            "model_rule",
            "waiver",
            "rank",
            "cost",
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._wanted = ""
        self.views = PostViews(writable=not context.desk.read_only)
        self.chart, self.table = self.views.chart, self.views.table
        self.matrix, self.empty = self.views.matrix, self.views.empty
        self.overview = Overview(self.chart)
        self.top = TopLine()
        self.side = SidePanel()
        self.carrying = Carrying(self.side.people.list, self.chart)
        self.hand = Hand(self, self.side, self.chosen)
        self.printing = Printing(self, self.side)
        self.top.buttons.insertWidget(0, self.printing.button)
        self._lay_out()
        self._connect()
        self.top.views.choose(context.settings.text("chart_view"))
        self.views.show_as(self.top.views.value())
        self.top.directions.choose(context.settings.text("chart_direction"))
        self.chart.set_direction(self.top.directions.value())
        self.overview.leads.setChecked(context.settings["chart_leads"] is True)
        self.chart.cards.turn(folds_kept(context.settings))

    def _lay_out(self) -> None:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.top)
        inside.addWidget(rule())
        inside.addWidget(self.views, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(card, 1)
        row.addWidget(self.side)
        writable = not self.context.desk.read_only
        self.side.people.list.writable = writable
        for made in (self.top.person, self.top.create_post):
            made.setEnabled(writable)

    def _connect(self) -> None:
        self.context.hub.changed.connect(lambda _: self.put_notice_away())
        self.views.chosen.connect(self._pick)
        self.views.opened.connect(self._open_card)
        self.views.asked.connect(self.start)
        self.views.menu_asked.connect(self._show_menu)
        self.chart.dropped.connect(self.hand.drop)
        self.chart.dragging.connect(self._show_drag)
        self.empty.day_asked.connect(self.context.set_on)
        self.top.views.chosen.connect(self.show_as)
        self.top.directions.chosen.connect(self._grow)
        self.overview.leads_shown.connect(
            lambda shown: self.context.settings.set("chart_leads", shown)
        )
        self.top.person.clicked.connect(lambda: self.start("person"))
        self.top.create_post.clicked.connect(lambda: self.start("create"))
        self.side.inspector.asked.connect(self.start)
        self.side.left.connect(self.views.take_keyboard)
        self.side.differences.chosen.connect(self._show_difference)
        people = self.side.people.list
        people.appointed.connect(lambda collar: self.start("appoint", collar, post=""))
        people.menu_asked.connect(self._show_person_menu)
        self.carrying.given.connect(self._give)

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        return load(reader, view)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the posts in every view, and the one chosen."""
        first_time = self._loaded is None
        known = loaded.tree.branches if self._loaded is None else self._loaded.tree.branches
        changed, self.hand.made = self.hand.made, ()
        made = [key for key in changed if key in loaded.tree.branches and key not in known]
        self._loaded = self.hand.loaded = self.printing.loaded = self.carrying.loaded = loaded
        self.views.show_posts(loaded)
        self.top.show_sums(loaded)
        self.side.show_loaded(loaded)
        if first_time:
            _zoom_as_kept(self.chart, self.context.settings)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.focus_key(wanted)
        else:
            first = self.chosen() or next(iter(loaded.tree.roots), "")
            self.choose(made[0] if made else first)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight the chart is left as it is: folds and zoom are kept."""
        super().hideEvent(event)
        if self._loaded is not None and self.chart.cards.places:
            keep_folds(self.context.settings, self.chart.cards.turned())
            scale, fitted = self.chart.camera.scale, self.chart.fits
            keep_zoom(self.context.settings, scale, fitted=fitted)

    def chosen(self) -> str:
        """The code of the post chosen, or ''."""
        return self.views.chosen_code()

    def choose(self, code: str) -> None:
        """Show a post in every view and in the inspector."""
        self.views.choose(code)
        writable = not self.context.desk.read_only
        self.side.inspector.show_post(self._loaded, code, writable=writable)
        self.side.differences.choose(code)

    def show_as(self, view: str) -> None:
        """Show posts as a tree, a matrix or a list, and remember it."""
        self.top.views.choose(view)
        self.context.settings.set("chart_view", view)
        self.views.show_as(view)
        self.views.take_keyboard()

    def focus_key(self, key: str) -> None:
        """Choose a post by its code, or a person's by a collar number; `:verb` opens a form.

        A verb alone opens the form of something new.
        """
        if self._loaded is None or not self.is_settled():
            self._wanted = key
            return
        goal = goal_of(self._loaded, key)
        if goal.code:
            self.choose(goal.code)
        elif goal.unposted:
            mend = partial(self.start, "appoint", goal.person, post="")
            self.tell(goal.told, tone="accent", fixes=(("Appoint to a post", mend),))
        elif goal.told:
            self.tell(goal.told)
        if goal.verb:
            self.start(goal.verb, goal.person, post="" if goal.person else None)

    def start(self, verb: str, person: str = "", *, post: str | None = None) -> None:
        """Open the form of a gesture on the post chosen; nothing where it does not apply."""
        self.hand.start(verb, person, post=post)

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal with what mends it."""
        if not fixes and form is not None and isinstance(refused, Refused):
            fixes = fixes_for(refused, form)
        super().show_refusal(refused, form, fixes)

    def _grow(self, direction: str) -> None:
        """Have the chart grow down or to the right, and remember it."""
        self.context.settings.set("chart_direction", direction)
        self.chart.set_direction(direction)

    def _pick(self, code: str) -> None:
        """A card was picked: it is shown, and an open form takes it as its post."""
        self.choose(code)
        self.hand.pick(code)

    def _open_card(self, code: str) -> None:
        """A card was opened: the keyboard goes to its gestures."""
        self.choose(code)
        self.side.close_form()
        self.side.show_part("post")
        self.side.inspector.take_keyboard()

    def _show_difference(self, code: str) -> None:
        """A difference was picked: its card is shown, where there is one on the day."""
        if self._loaded is not None and code in self._loaded.tree.branches:
            self.choose(code)
        else:
            self.focus_key(code)

    def _show_drag(self, code: str) -> None:
        moving = self.chart.moving
        if code and moving is not None and self._loaded is not None:
            self.side.preview.show_move(self._loaded, moving)
        self.side.show_preview(shown=bool(code))

    def _give(self, collar: str, post: str) -> None:
        """Somebody was dropped: the form asks from which day, or it is told why they can't."""
        self.choose(post)
        self.hand.give(collar, post)

    def _show_menu(self, code: str, where: QPoint) -> None:
        writable = not self.context.desk.read_only
        menu = post_menu(self, where, self.start, writable=writable)
        add_folds(menu, self.chart, code)

    def _show_person_menu(self, collar: str, where: QPoint) -> None:
        loaded, code = self._loaded, self.chosen()
        if loaded is None:
            return
        offers: list[tuple[str, Callable[[], object]]] = [
            ("Appoint to a post…", lambda: self.start("appoint", collar, post=""))
        ]
        if code in loaded.tree.branches and offers_to(loaded, collar)[code].lawful:
            title = loaded.tree.branches[code].row.title
            offers.append((f"Appoint to {title}…", lambda: self.hand.give(collar, code)))
        offers.append(("Show their post", lambda: self.focus_key(collar)))
        person_menu(self, where, tuple(offers), writable=not self.context.desk.read_only)


def _zoom_as_kept(chart: ChartView, settings: Settings) -> None:
    zoom = zoom_kept(settings)
    if zoom:
        chart.zoom(zoom / chart.camera.scale)
