"""The pack builder: sections in order, the page as it will be, marking, export, the book."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from bcu_desk.features.briefing.dialogs import Exporting, OwnTemplates
from bcu_desk.features.briefing.model.loaded import Chosen, Loaded, load
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.wanted import Written
from bcu_desk.features.briefing.widgets.book import PackBook
from bcu_desk.features.briefing.widgets.options import Options, State
from bcu_desk.features.briefing.widgets.paper.output import for_screen, lay_out
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.features.briefing.widgets.presenter import Presenting
from bcu_desk.features.briefing.widgets.preview import Preview
from bcu_desk.features.briefing.widgets.section_list import SectionList
from bcu_desk.features.briefing.widgets.writing import Writing
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.packs import book
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

LEFT = 288


class BriefingPage(Page):
    """Build a pack from live figures and export it, marked; make an old one again."""

    id = "briefing"
    begins_at = "briefing.template"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._sources = Sources(context.sections, context.tiles, context.questions)
        self.cares = frozenset().union(*(item.cares for item in context.sections))
        self.chosen = Chosen()
        self.loaded: Loaded | None = None
        self.laid: Laid | None = None
        self.presenting = Presenting()
        self.sections, self.preview = SectionList(), Preview()
        self.book = PackBook()
        self.options, self.writing = Options(context.questions), Writing()
        self.exporting = Exporting(self, self.options.notice, self._sources)
        self.templates = OwnTemplates(self, self._pick, self.exporting.show_failure)
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left = left = Card()
        left.setFixedWidth(LEFT)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 12)
        head.addWidget(words("Sections", "section"))
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(self.sections, 1)
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self.writing)
        self._middle.addWidget(self.book)
        body = QHBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(12)
        body.addWidget(left)
        body.addWidget(self._middle, 1)
        body.addWidget(self.options)

    def _connect(self) -> None:
        options = self.options
        self.sections.changed.connect(lambda names: self.choose(sections=names))
        options.template_picked.connect(self._pick)
        options.marking_chosen.connect(lambda told: self.choose(marking=told, phones=None))
        options.asking.changed.connect(lambda reply: self.choose(reply=reply))
        options.names_changed.connect(lambda on: self.choose(names=on))
        options.phones_changed.connect(lambda on: self.choose(phones=on))
        options.export_asked.connect(self.export)
        options.print_asked.connect(self.print)
        options.book_asked.connect(self.show_book)
        options.again_asked.connect(self._again)
        self.book.again_asked.connect(self._again)
        self.book.show_asked.connect(
            lambda number: self.exporting.rebuild(
                number, lambda laid, _kept: self.presenting.show(laid)
            )
        )
        self.book.closed.connect(self._back)
        options.write_asked.connect(self.write)
        options.present_asked.connect(self.present)
        options.keep_asked.connect(self.templates.keep)
        options.forget_asked.connect(self.templates.forget)
        self.writing.changed.connect(self._keep)
        self.writing.closed.connect(self._back)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)

    def choose(self, **changes: object) -> None:
        """Change what is chosen, and make the pack anew."""
        self.chosen = replace(self.chosen, **changes)  # type: ignore[arg-type]  # its own fields
        self.refresh()

    def _pick(self, name: str) -> None:
        """Another template, with its own sections and what was typed for it."""
        self.writing.let_go()
        self.chosen = Chosen(template=name, marking=self.chosen.marking)
        self.refresh()

    def load(self, reader: Reader, view: View) -> tuple[Loaded, Laid | None]:
        """The pack as chosen, laid out."""
        now = self.context.desk.clock.minute()
        loaded = load(reader, view, self.chosen, self._sources, now)
        if loaded.pack is None:
            return loaded, None
        return loaded, for_screen(lay_out(loaded.pack, self.context.desk.path.name, now))

    def show_loaded(self, made: tuple[Loaded, Laid | None]) -> None:
        """Show the sections, the pages, what is chosen, and what is to be known of it."""
        self.loaded, self.laid = made
        loaded = self.templates.like = self.loaded
        self.sections.show_rows(
            [
                (section, ticked, loaded.counted(section.name))
                for section, ticked in loaded.ordered()
            ]
        )
        told = "follows the live figures" if self.laid else "nothing to show"
        self.preview.show_laid(self.laid, told)
        wanted = loaded.wanted
        state = State(loaded.template(), self.chosen.marking, wanted.names, wanted.phones)
        self.options.show_templates(loaded.templates)
        file = self.exporting.name_for(wanted)
        self.options.asking.show_reply(wanted.reply, loaded.boroughs)
        self.options.show_state(state, file, able=self.laid is not None)
        self.options.show_warnings(loaded.warnings(self.context.message))
        self.options.show_packs(loaded.packs)
        self.book.show_packs(loaded.packs)
        if not self.writing.isVisible():
            self.writing.show_written(loaded.written)

    def export(self) -> None:
        """Ask where to, write the pack there and record it."""
        if self.loaded is not None and self.laid is not None and self.chosen.marking:
            self.exporting.export(self.laid, self._to())

    def print(self) -> None:
        """Show the pack in the print preview, whose printed pages are recorded."""
        if self.laid is not None and self.chosen.marking:
            self.exporting.print(self.laid, self._to())

    def _again(self, number: int) -> None:
        self.exporting.again(number, self._to())

    def _to(self) -> str:
        """To whom it goes, as it was typed."""
        return self.options.recipient.text().strip()

    def show_book(self) -> None:
        """Show every pack that was made in place of the preview."""
        self._left.hide()
        self._middle.setCurrentWidget(self.book)
        self.book.table.setFocus()

    def write(self) -> None:
        """Write notes and actions in place of the preview."""
        self._left.show()
        self._middle.setCurrentWidget(self.writing)
        self.writing.notes["information"].setFocus()

    def _escape(self) -> None:
        """Esc puts a row in hand back, else goes back from the notes."""
        if self.sections.is_carrying():
            self.sections.drop(keep=False)
        else:
            self._back()

    def _back(self) -> None:
        """The preview again; the keyboard goes to the button that led away from it."""
        shown = self._middle.currentWidget()
        if shown is not self.preview:
            self.writing.let_go()
            self._middle.setCurrentWidget(self.preview)
            self._left.show()
            back = self.options.write if shown is self.writing else self.options.book
            back.setFocus()

    def _keep(self, written: Written) -> None:
        """Keep what was typed in the desk file, and show it in the pack."""
        self.chosen = replace(self.chosen, written=written)
        desk, template = self.context.desk, self.chosen.template
        told = msgspec.json.encode(written).decode()

        def work() -> None:
            desk.write_books(lambda held: book.keep_draft(held, template, told))

        if not desk.read_only:
            self.context.jobs.run(
                work, done=lambda _: None, failed=self.exporting.show_failure, in_turn=True
            )
        self.refresh()

    def present(self) -> None:
        """Show the pack on the whole screen, from the page that is shown."""
        if self.laid is not None:
            self.presenting.show(self.laid, self.preview.number())

    def focus_key(self, key: str) -> None:
        """Choose a template by its name."""
        if key:
            self._pick(key)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is kept; no picture is drawn for nobody."""
        self.writing.let_go()
        self.preview.thumbs.let_go()
        super().hideEvent(event)

    def let_go(self) -> None:
        """Wait for nothing; the whole-screen window goes with the page."""
        super().let_go()
        self.preview.thumbs.let_go()
        self.presenting.let_go()
