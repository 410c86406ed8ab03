"""The org chart page: posts and holders as a tree or a list, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.commands import MovePost
from bcu_desk.features.org_chart.dialogs.fixes import fixes_for
from bcu_desk.features.org_chart.dialogs.forms import Asked
from bcu_desk.features.org_chart.dialogs.gestures import GESTURES
from bcu_desk.features.org_chart.model.loaded import Loaded, load
from bcu_desk.features.org_chart.model.table import COLUMNS, PostLine, lines_of
from bcu_desk.features.org_chart.rules.reporting import WORDS
from bcu_desk.features.org_chart.widgets.chart.overview import Overview
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.features.org_chart.widgets.empty import EmptyChart
from bcu_desk.features.org_chart.widgets.side.panel import SidePanel
from bcu_desk.features.org_chart.widgets.top_line import TopLine
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.view import View

MENU = (
    ("appoint", "Appoint…"),
    ("end", "End posting…"),
    ("move", "Move to…"),
    ("correct", "Correct…"),
    ("close", "Close post…"),
    ("create", "New post below…"),
)


class OrgChartPage(Page):
    """Who holds which post, who reports to whom, and the gestures that change it."""

    id = "org_chart"
    begins_at = "org_chart.view"
    cares = frozenset(
        {"post", "posting", "person", "reporting_line", "function_lead", "dedication", "rank"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._wanted = ""
        self._changed: tuple[str, ...] = ()
        self.chart = ChartView()
        self.chart.writable = not context.desk.read_only
        self.overview = Overview(self.chart)
        self.top = TopLine()
        self.side = SidePanel()
        self._lines: TableModel[PostLine] = TableModel(COLUMNS)
        self.table = table_view(self._lines, "org_chart.table", "Posts")
        self.empty = EmptyChart(writable=not context.desk.read_only)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        inside.addWidget(self.top)
        inside.addWidget(rule())
        inside.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(card, 1)
        row.addWidget(self.side)
        for made in (self.top.person, self.top.create_post):
            made.setEnabled(not self.context.desk.read_only)

    def _connect(self) -> None:
        self.chart.chosen.connect(self._pick)
        self.chart.opened.connect(lambda _: self.start("appoint"))
        self.chart.asked.connect(self.start)
        self.chart.dropped.connect(self._drop)
        self.chart.dragging.connect(self._show_drag)
        self.chart.menu_asked.connect(self._show_menu)
        self.table.row_chosen.connect(lambda line: self.choose(self._lines.row_at(line).code))
        self.table.row_opened.connect(lambda _: self.start("appoint"))
        self.top.views.chosen.connect(self.show_as)
        self.top.person.clicked.connect(lambda: self.start("person"))
        self.top.create_post.clicked.connect(lambda: self.start("create"))
        self.side.inspector.asked.connect(self.start)
        self.empty.asked.connect(self.start)
        self.empty.day_asked.connect(self.context.set_on)

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        return load(reader, view)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the chart, the list and the post chosen."""
        known = self._loaded.tree.branches if self._loaded is not None else loaded.tree.branches
        made = [key for key in self._changed if key in loaded.tree.branches and key not in known]
        self._loaded, self._changed = loaded, ()
        self.chart.show_posts(loaded)
        self._lines.set_rows(lines_of(loaded))
        self.top.show_sums(loaded)
        self.empty.show_from(loaded.begins)
        self._stack.setCurrentWidget(self._shown())
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.focus_key(wanted)
        else:
            first = self.chart.chosen_code() or next(iter(loaded.tree.roots), "")
            self.choose(made[0] if made else first)

    def chosen(self) -> str:
        """The code of the post chosen, or ''."""
        return self.chart.chosen_code()

    def choose(self, code: str) -> None:
        """Show a post in the chart, the list and the inspector."""
        if code != self.chart.chosen_code():
            self.chart.choose(code)
        writable = not self.context.desk.read_only
        self.side.inspector.show_post(self._loaded, code, writable=writable)
        line = self._lines.line_of(lambda row: row.code == code)
        if line is not None and line != self.table.chosen_line():
            self.table.choose_line(line)

    def _pick(self, code: str) -> None:
        """A card was picked: it is shown, and an open form takes it as its post."""
        self.choose(code)
        form = self.side.form
        name = next((name for name in ("under", "post") if form and name in form.values()), "")
        if form is None or not name:
            return
        form.set_value(name, code)
        if not form.values()[name]:
            title = self.chart.cards.tree.branches[code].row.title
            form.show_refusal(f"{title} can't take this post. Pick one of a higher rank.", name)

    def show_as(self, view: str) -> None:
        """Show posts as a tree or as a list."""
        self.top.views.choose(view)
        shown = self._shown()
        self._stack.setCurrentWidget(shown)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> QWidget:
        """The tree or the list, or what is said where there is no post."""
        if self._loaded is not None and not self._loaded.tree.branches:
            return self.empty
        return self.chart if self.top.views.value() == "tree" else self.table

    def focus_key(self, key: str) -> None:
        """Choose a post by its code, or a person's by a collar number; `:verb` opens a form.

        A verb alone opens the form of something new.
        """
        loaded = self._loaded
        if loaded is None or not self.is_settled():
            self._wanted = key
            return
        code, _, verb = key.partition(":")
        if not code:
            self.start(verb)
            return
        person = next((row for row in loaded.people if row.collar == code), None)
        if person is not None and verb == "appoint":
            self.start("appoint", code, post="")
            return
        if code not in loaded.tree.branches and person is not None:
            held = [post for post in person.posts if post in loaded.tree.branches]
            if not held:
                told = f"{person.rank} {person.name} holds no post on {long_day(loaded.on)}."
                mend = ("Appoint to a post", lambda: self.start("appoint", code, post=""))
                self.tell(told, tone="accent", fixes=(mend,))
                return
            code = held[0]
        if code not in loaded.tree.branches:
            self.tell(f"{code} is not among the posts in view on {long_day(loaded.on)}.")
            return
        self.choose(code)
        if verb:
            self.start(verb)

    def start(self, verb: str, person: str = "", *, post: str | None = None) -> None:
        """Open the form of a gesture on the post chosen; nothing where it does not apply."""
        gesture, loaded = GESTURES.get(verb), self._loaded
        if gesture is None or loaded is None or self.context.desk.read_only:
            return
        code = self.chosen() if post is None else post
        branch = loaded.tree.branches.get(code)
        if gesture.needs and branch is None:
            return
        if gesture.needs == "holder" and branch is not None and branch.row.holder is None:
            self.tell(f"{branch.row.title} is vacant, so there is no posting to end.", tone="warn")
            return
        asked = Asked(loaded, code, person)

        def send(values: Values) -> None:
            try:
                commands = gesture.commands(values, asked)
            except Refused as refused:
                self.show_refusal(refused, self.side.form)
            else:
                self.do(*commands, form=self.side.form, on_done=self._sent)

        first = "post" if person and not code else gesture.first
        self.side.open_form(gesture.form(asked, (send, self.close_form)), first)

    def close_form(self) -> None:
        """Put the form away with nothing changed."""
        self.side.close_form()
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal with what mends it."""
        if form is not None and isinstance(refused, Refused):
            fixes = fixes_for(refused, form)
        super().show_refusal(refused, form, fixes)

    def _sent(self, done: Done) -> None:
        """A form did its work: a post that it made is chosen once it is read."""
        self.close_form()
        self._changed = done.keys

    def _drop(self, code: str, under: str) -> None:
        """Write what a drag asked for, or say why not."""
        loaded = self._loaded
        if loaded is None:
            return
        reason = loaded.why_not(code, under)
        if reason == "under_already":
            return
        if reason is not None:
            title = loaded.tree.branches[under].row.title
            self.tell(f"Not under {title}: {WORDS[reason].lower()}. Drop on a lit post.")
            return
        self.do(MovePost(post=code, under=under, from_day=loaded.on))

    def _show_drag(self, code: str) -> None:
        moving = self.chart.moving
        if code and moving is not None and self._loaded is not None:
            self.side.preview.show_move(self._loaded, moving)
        self.side.show_preview(shown=bool(code))

    def _show_menu(self, code: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("org_chart.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb, title in MENU:
            action = menu.addAction(title)
            action.setEnabled(not self.context.desk.read_only)
            action.triggered.connect(lambda _=False, verb=verb: self.start(verb))
        menu.addSeparator()
        folded = code in self.chart.cards.folded
        title = "Open the branch" if folded else "Fold the branch"
        menu.addAction(title, lambda: self.chart.fold(code, folded=not folded))
        menu.addAction("Open all branches", lambda: self.chart.fold_all(folded=False))
        menu.addAction("Fold as at first", lambda: self.chart.fold_all(folded=True))
        menu.popup(where)
