"""The panel of shift patterns: their lines, and a form that gives people a place in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.absences.rosters import (
    Line,
    lines_of,
    people_words,
    place_words,
    step_of,
    times_words,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.queries.rosters import PatternRow
from bcu_desk.features.coverage.widgets.rosters.strip import LineStrip
from bcu_desk.kit.controls import Card, button, words
from bcu_desk.kit.fields import ChoiceField, Option
from bcu_desk.kit.form import FieldSpec, Form, Values

TEAM = "team:"
Ends = tuple[Callable[[Values], object], Callable[[], object]]


def who_options(loaded: Loaded) -> tuple[Option, ...]:
    """Ward teams as a whole, then everybody in one."""
    held = [row for row in loaded.officers if row.collar]
    counts: dict[str, int] = {}
    for row in held:
        counts[row.ward] = counts.get(row.ward, 0) + 1
    teams = [
        Option(f"{TEAM}{row.ward}", f"Team of {row.name}, {row.borough_name}", people_words(count))
        for row in sorted(loaded.cover, key=lambda row: (row.name, row.borough_name))
        if (count := counts.get(row.ward, 0))
    ]
    names = {row.ward: row.name for row in loaded.cover}
    people = [
        Option(row.collar or "", f"{row.rank} {row.name} {row.collar}", names.get(row.ward, ""))
        for row in sorted(held, key=lambda row: (row.name or "", row.collar or ""))
    ]
    return (*teams, *people)


class RosterPanel(QWidget):
    """The lines of the pattern chosen with a form under them; `ending` asks to end a roster."""

    ending = Signal()

    def __init__(self, patterns: Sequence[PatternRow], loaded: Loaded, ends: Ends) -> None:
        super().__init__()
        self._patterns = {row.code: row for row in patterns}
        self._on: date = loaded.on
        self._lines: tuple[Line, ...] = ()
        self.form = _form(patterns, who_options(loaded), ends)
        self.strip = LineStrip()
        self._about = words("", "secondary", wrap=True)
        self.end = button("End a roster", "coverage.roster.end")
        self.end.clicked.connect(self.ending)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self.form)
        lines.addWidget(self._card())
        lines.addStretch(1)
        self._pattern, self._place = self._choice("pattern"), self._choice("place")
        self._pattern.changed.connect(lambda _: self._show_pattern())
        self._place.changed.connect(lambda _: self._mark())
        self.strip.chosen.connect(self._take)
        self.form.set_value("from", loaded.on)
        if patterns:
            self.form.set_value("pattern", max(patterns, key=lambda row: row.people).code)
        self._show_pattern()

    def _card(self) -> Card:
        card = Card()
        card.setObjectName("coverage.roster.pattern")
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self.end)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(12, 10, 12, 12)
        lines.setSpacing(8)
        lines.addLayout(head)
        lines.addWidget(self.strip)
        return card

    def _choice(self, name: str) -> ChoiceField:
        field = self.form.field(name)
        assert isinstance(field, ChoiceField)
        return field

    def fields(self, values: Values) -> dict[str, object]:
        """What `assign_shift` is told by the values of the form."""
        who = str(values["who"])
        told: dict[str, object] = {
            "pattern": values["pattern"],
            "offset": int(str(values["place"])),
            "apart": values["apart"] or 0,
            "from": values["from"],
            "to": values["to"],
        }
        team = who.removeprefix(TEAM)
        return {**told, "people": [who]} if team == who else {**told, "ward": team}

    def _show_pattern(self) -> None:
        """Show the lines of the pattern chosen, and offer its places."""
        pattern = self._patterns.get(self._pattern.value())
        self._lines = () if pattern is None else lines_of(pattern, self._on)
        codes = [] if pattern is None else [one.code for one in pattern.duties]
        self.strip.show_lines(self._lines, codes, self._on)
        self.form.offer(
            "place",
            [Option(str(line.offset), line.title, place_words(line)) for line in self._lines],
        )
        if pattern is None:
            self._about.setText("No shift pattern is in force on this day.")
            return
        self._about.setText(
            f"{pattern.title}: {people_words(pattern.people)}. {times_words(pattern)}."
        )
        self.form.set_value("apart", 2 * step_of(pattern) % len(pattern.cycle))

    def _take(self, number: int) -> None:
        """Choose the place of a line."""
        self.form.set_value("place", str(self._lines[number].offset))

    def _mark(self) -> None:
        """Mark the line of the place chosen."""
        offsets = [str(line.offset) for line in self._lines]
        chosen = self._place.value()
        self.strip.pick(offsets.index(chosen) if chosen in offsets else -1)


def _form(patterns: Sequence[PatternRow], who: Sequence[Option], ends: Ends) -> Form:
    """A form for `assign_shift`."""
    titles = tuple(
        Option(row.code, row.title, f"{len(row.cycle)} days, {people_words(row.people)}")
        for row in patterns
    )
    return Form(
        "coverage.roster_form",
        "Give a place in a shift pattern",
        (
            FieldSpec("who", "Person or ward team", "choice", tuple(who), "Type a name or ward"),
            FieldSpec("pattern", "Shift pattern", "choice", titles, "Choose a pattern"),
            FieldSpec("place", "Line", "choice", (), "Choose one, or click it below"),
            FieldSpec(
                "apart", "Days on to the next of a team", "number", needed=False, beside=True
            ),
            FieldSpec("from", "From", "day"),
            FieldSpec("to", "To (the day after the last)", "day", needed=False),
        ),
        ("Give the place", ends[0]),
        ends[1],
    )  # fmt: skip


def end_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `end_shift`."""
    people = tuple(one for one in who_options(loaded) if not one.key.startswith(TEAM))
    form = Form(
        "coverage.end_roster_form",
        "End somebody's roster",
        (
            FieldSpec("person", "Person", "choice", people, "Type a name or number"),
            FieldSpec("on", "From (the first day without)", "day"),
        ),
        ("End the roster", ends[0]),
        ends[1],
    )
    form.set_value("on", loaded.on)
    return form
