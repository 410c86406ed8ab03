"""Typing a day as people write it: `28 Feb 2017`, `28/2/2017`, `3feb`, or only `28`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SECTIONS = {
    "d": QDateTimeEdit.Section.DaySection,
    "M": QDateTimeEdit.Section.MonthSection,
    "y": QDateTimeEdit.Section.YearSection,
    "H": QDateTimeEdit.Section.HourSection,
    "m": QDateTimeEdit.Section.MinuteSection,
}
LIMITS = {"d": 31, "M": 12, "y": 9_999, "H": 23, "m": 59}
BETWEEN = " /.,-:"
CENTURY = 2000
OTHER = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: a text for each part of the day, in the order of `parts`; `at` is open."""

    parts: str = "dMy"
    at: int = 0
    texts: tuple[str, ...] = ()

    def with_letter(self, letter: str) -> Typed:
        """With another character; one that fits nowhere is dropped."""
        if letter in BETWEEN:
            return self._next() if self._text() else self
        if not letter.isalnum() or self.at >= len(self.parts):
            return self
        if self._takes(letter):
            return self._with(self._text() + letter.lower())
        ahead = self.parts[self.at + 1 :]
        fits = "M" in ahead if letter.isalpha() else bool(ahead)
        return self._next().with_letter(letter) if fits else self

    def number(self, part: str) -> int | None:
        """The value of a part, or None where it is not typed or not whole."""
        text = self.texts[self.parts.index(part)] if self._has(part) else ""
        if part == "M" and text.isalpha():
            found = [n for n, name in enumerate(MONTHS, 1) if len(text) > 1 and _same(name, text)]
            return found[0] if len(found) == 1 else None
        if part == "y" and text:
            return {2: CENTURY + int(text), 4: int(text)}.get(len(text))
        return int(text) if text else None

    def part(self) -> str:
        """The part that is being typed."""
        return self.parts[min(self.at, len(self.parts) - 1)]

    def _has(self, part: str) -> bool:
        return part in self.parts and self.parts.index(part) < len(self.texts)

    def _text(self) -> str:
        return self.texts[self.at] if self.at < len(self.texts) else ""

    def _takes(self, letter: str) -> bool:
        """Whether a character goes on with the part that is being typed."""
        part, text = self.part(), self._text()
        if letter.isalpha():
            longer = text + letter.lower()
            return part == "M" and not text.isdigit() and any(_same(m, longer) for m in MONTHS)
        if text.isalpha() or len(text) >= len(str(LIMITS[part])):
            return False
        return int(text + letter) <= LIMITS[part]

    def _with(self, text: str) -> Typed:
        texts = (*self.texts, *("",) * (self.at + 1 - len(self.texts)))
        return replace(self, texts=(*texts[: self.at], text, *texts[self.at + 1 :]))

    def _next(self) -> Typed:
        return replace(self, at=min(self.at + 1, len(self.parts)))


class DayTyping:
    """Reads what is typed into a day's field, and shows the day that comes nearest to it."""

    def __init__(self, field: QDateTimeEdit) -> None:
        self._field = field
        self._typed: Typed | None = None
        self._impossible = ""

    def doubt(self) -> str:
        """The day that was typed and does not exist, told once; nothing where all is well."""
        told, self._impossible = self._impossible, ""
        return told

    def take(self, event: QKeyEvent) -> bool:
        """Use a key that types; whether it was one. Any other key begins anew."""
        letter = event.text()
        if len(letter) != 1 or not letter.isprintable() or event.modifiers() & OTHER:
            self._typed = None
            return False
        typed = self._typed
        if typed is None or self._field.currentSection() != SECTIONS[typed.part()]:
            typed = self._begun()
        self._typed = typed.with_letter(letter)
        self._show(self._typed)
        return True

    def _begun(self) -> Typed:
        """Nothing typed yet, from the part that is chosen on."""
        shown = self._field.displayFormat().replace("ddd ", "").rpartition("'")[2]
        parts = "".join(dict.fromkeys(letter for letter in shown if letter in SECTIONS))
        chosen = self._field.currentSection()
        at = next((n for n, part in enumerate(parts) if SECTIONS[part] == chosen), 0)
        return Typed(parts, at)

    def _show(self, typed: Typed) -> None:
        """Show the day as far as it is known; the part being typed is chosen."""
        field, found = self._field, {part: typed.number(part) for part in typed.parts}
        was = field.dateTime()
        day, month, year = (found.get(part) for part in "dMy")
        first = QDate(year or was.date().year(), month or was.date().month(), 1)
        asked = day or was.date().day()
        last = first.daysInMonth()
        real = asked <= last and first >= self._field.minimumDate()
        told = f"{asked} {MONTHS[first.month() - 1].title()} {first.year()}"
        self._impossible = "" if real else told
        whole = QDate(first.year(), first.month(), min(max(asked, 1), last))
        hour, minute = found.get("H"), found.get("m")
        time = QTime(
            was.time().hour() if hour is None else hour,
            was.time().minute() if minute is None else minute,
        )
        shown = QDateTime(was)
        shown.setDate(whole)
        shown.setTime(time)
        field.setDateTime(shown)
        field.setSelectedSection(SECTIONS[typed.part()])


def _same(month: str, typed: str) -> bool:
    """Whether letters are the beginning of a month's name, short or long."""
    return month.startswith(typed[:3]) and (len(typed) <= 3 or typed.isalpha())
