"""Two records that cannot both be: which stands for now, and a button to uphold either."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.state import OpenRow
from bcu_desk.features.sync.model.wording import moment_of
from bcu_desk.features.sync.queries.clashes import ClashRow, DecisionRow, MemberRow
from bcu_desk.features.sync.rules import (
    CLOSED_POST,
    DOUBLE_BOOKING,
    DOUBLE_DEDICATION,
    DOUBLE_HOLDING,
    DOUBLE_LEAD,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    WARD_GAP,
)
from bcu_desk.features.sync.widgets.layouts import emptied, walked_before
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Chip, Picture, rule, words

WHY = (
    "Until somebody decides, the one made by the home desk stands, then the more urgent, then the"
    " earlier request: the same on every desk."
)
ALLOW = "Both stay as they are; it opens again only if one of them changes"
ALLOW_TWO = "Both stay; the second gets a key of its own"
APART = "was settled in different ways by desks that had not seen one another"
CHOOSE = (
    "The record is as all of it together came to be. Take one of the decisions, or leave it as it"
    " is: the choice travels to every desk, and history tells whose decision was not taken."
)
LEAVE = "Nothing changes; it is settled on every desk"
NOTE = "Only the lead desk notes it, for every desk"
ENDS = "The posting ends on the day on which the post does"
TIPS = MappingProxyType({GROUP_LEAD: NOTE, DUPLICATE: ALLOW_TWO, CLOSED_POST: ENDS})
TITLES = {
    DOUBLE_BOOKING: "is booked twice",
    DOUBLE_HOLDING: "has two holders",
    DOUBLE_LEAD: "has two leads",
    DOUBLE_DEDICATION: "has two superintendents",
    DOUBLE_VALUE: "was set to two values for the same days",
    DUPLICATE: "was perhaps entered twice",
    WARD_GAP: "is below its target: two desks each took somebody",
    CLOSED_POST: "is held on days without it: one desk closed it, another put somebody in it",
    GROUP_LEAD: "has a second desk that says it leads",
}
UPHELD = {
    DOUBLE_BOOKING: "Upholding one cancels the other, which can be booked again at another time.",
    DOUBLE_HOLDING: "Upholding one ends the other posting for the days that both hold.",
    DOUBLE_LEAD: "Upholding one ends the other lead for the days that both have.",
    DOUBLE_DEDICATION: "Upholding one ends the other dedication for the days that both have.",
    DOUBLE_VALUE: (
        "Both are kept, and until somebody decides figures go by the first here: the same on every"
        " desk. Upholding one ends the other for the days that both hold."
    ),
    DUPLICATE: (
        "The one you keep gets all that the other has, such as postings and bookings,"
        " and the other goes. If they are two, the second gets a key of its own that ends in “-2”,"
        " until somebody puts it right."
    ),
    WARD_GAP: (
        "Upholding one sends the other officer back to the ward; what they were given for it in the"
        " same step is taken from them."
    ),
    CLOSED_POST: (
        "Until somebody decides, both are kept, and the holder is not seen in the chart. Upholding"
        " the holder keeps the post open for as long; else the posting ends with the post."
    ),
    GROUP_LEAD: (
        "A second takes the lead where the lead is lost. Here the lead had withdrawn it, named"
        " another, or handed on, which it had not heard of. Talk to each other: a desk that it let"
        " in meanwhile has to be let in again. The lead notes this once it is done."
    ),
}
UNRANKED = (DUPLICATE, CLOSED_POST)  # none of them stands for now before the other
TOLD_WHOLE = (GROUP_LEAD, DOUBLE_VALUE, *UNRANKED)  # what stands for now is not as of the others
STANDING = MappingProxyType(
    {
        GROUP_LEAD: ("Counts", "Does not count"),
        DOUBLE_VALUE: ("Counts, provisional", "Does not count"),
    }
)
VERBS = MappingProxyType({DUPLICATE: "Keep this one", CLOSED_POST: "Keep the post open"})
STANDS = "Stands, provisional", "Displaced, provisional"
CHOICES = MappingProxyType(
    {GROUP_LEAD: "Note it", DUPLICATE: "They are two", CLOSED_POST: "End with the post"}
)


class ClashCard(Card):
    """Both sides of a clash; `decided` carries the id and choice."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row: OpenRow | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(8)
        head.addWidget(Picture("error", "bad", 18))
        self._title = words("", "section", wrap=True)
        head.addWidget(self._title, 1)
        lines.addLayout(head)
        lines.addWidget(rule())
        self._members = QVBoxLayout()
        lines.addLayout(self._members)
        self._note = words("", "secondary", wrap=True)
        self._note.setContentsMargins(16, 12, 16, 12)
        lines.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 12)
        self.allow = button("Allow both", "exchange.allow", key="B")
        self.allow.setToolTip(ALLOW)
        self.allow.press_once()
        self.allow.clicked.connect(self._allow)
        foot.addWidget(self.allow)
        foot.addStretch(1)
        lines.addLayout(foot)
        lines.addStretch(1)

    def show_clash(self, row: OpenRow, *, writable: bool) -> None:
        """Show both sides, the one that stands first."""
        self._row = row
        clash = row.clash
        if clash is None:
            return
        if clash.decisions:
            self._show_apart(row, clash, writable=writable)
            return
        self._title.setText(f"{row.title} {TITLES[clash.kind]}")
        told = UPHELD[clash.kind]
        self._note.setText(told if clash.kind in TOLD_WHOLE else f"{WHY} {told}")
        self.allow.setText(CHOICES.get(clash.kind, "Allow both"))
        self.allow.setToolTip(TIPS.get(clash.kind, ALLOW))
        self.allow.setEnabled(writable)
        emptied(self._members)
        for number, one in enumerate(clash.told):
            self._members.addWidget(self._member(number, one, clash.kind, writable=writable))
        walked_before(self.allow, self._members)

    def _show_apart(self, row: OpenRow, clash: ClashRow, *, writable: bool) -> None:
        """Show how it came to be, and each decision with a button to take it."""
        self._title.setText(f"{row.title} {APART}")
        self._note.setText(CHOOSE)
        self.allow.setText("Leave as it is")
        self.allow.setToolTip(LEAVE)
        self.allow.setEnabled(writable)
        emptied(self._members)
        for member in clash.told:
            made, _ = _line(member.words, f"{member.when} · {member.desk}")
            self._members.addWidget(made)
        for number, one in enumerate(clash.decisions):
            self._members.addWidget(self._decision(number, one, writable=writable))
        walked_before(self.allow, self._members)

    def _decision(self, number: int, one: DecisionRow, *, writable: bool) -> QWidget:
        made, line = _line(one.words, f"{one.name}, {one.actor}, {moment_of(one.wall)}")
        take = button("Take this", f"exchange.decision.{number}", key=str(number + 1))
        take.setAccessibleName(f"Take {one.words} of {one.name}")
        take.setEnabled(writable)
        take.press_once()
        take.clicked.connect(lambda: self._take(one.desk))
        line.addWidget(take)
        return made

    def _member(self, number: int, one: MemberRow, kind: str, *, writable: bool) -> QWidget:
        made, line = _line(one.words, f"{one.when} · {one.desk}")
        if kind not in UNRANKED:
            standing = STANDING.get(kind, STANDS)[number]
            line.addWidget(Chip(standing, tone="bad" if number else "good"))
        if kind == GROUP_LEAD:
            return made
        verb = VERBS.get(kind, "Uphold")
        uphold = button(verb, f"exchange.uphold.{number}", key=str(number + 1))
        named = f"{verb}: {one.words}" if kind in VERBS else f"{verb} {one.words}"
        uphold.setAccessibleName(named)
        uphold.setEnabled(writable)
        uphold.press_once()
        uphold.clicked.connect(lambda: self._uphold(number))
        line.addWidget(uphold)
        return made

    def _allow(self) -> None:
        if self._row is not None and self._row.clash is not None:
            clash = self._row.clash
            choice = "keep" if clash.decisions or clash.kind == CLOSED_POST else "allow"
            self.decided.emit(((self._row.clash.id, choice),))

    def _take(self, desk: int) -> None:
        if self._row is not None and self._row.clash is not None:
            self.decided.emit(((self._row.clash.id, f"take:{desk}"),))

    def _uphold(self, number: int) -> None:
        if self._row is not None and self._row.clash is not None:
            clash = self._row.clash
            self.decided.emit(((clash.id, f"uphold:{clash.told[number].key}"),))


def _line(head: str, about: str) -> tuple[QFrame, QHBoxLayout]:
    """A record or decision over what is told of it, with room for buttons."""
    made = QFrame()
    made.setProperty("row", "true")
    line = QHBoxLayout(made)
    line.setContentsMargins(16, 12, 16, 12)
    line.setSpacing(12)
    told = QVBoxLayout()
    told.setSpacing(2)
    told.addWidget(words(head, "strong", wrap=True))
    told.addWidget(words(about, "secondary", wrap=True))
    line.addLayout(told, 1)
    return made, line
