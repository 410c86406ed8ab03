"""What stands beside the chart while a post is dragged: what a drop would change, where it may."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import holder_told
from bcu_desk.features.org_chart.rules.reporting import WORDS
from bcu_desk.features.org_chart.widgets.chart.moving import Moving
from bcu_desk.features.org_chart.widgets.side.inspector import Facts
from bcu_desk.kit.controls import Card, restyled, rule, words

PAD = 14


class MovePreview(Card):
    """The post under way, and what changes if it is dropped where it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("org_chart.moving")
        self._title = words("", "title", wrap=True)
        self._holder = words("", "secondary", wrap=True)
        self._verdict = words("", "strong", wrap=True)
        self._facts = Facts()
        self._counts = Facts()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(PAD, 12, PAD, 12)
        lines.setSpacing(8)
        lines.addWidget(words("Moving a post", "strong"))
        lines.addWidget(self._title)
        lines.addWidget(self._holder)
        lines.addWidget(rule())
        lines.addWidget(self._verdict)
        lines.addWidget(self._facts)
        lines.addWidget(rule())
        lines.addWidget(words("Where it can go", "strong"))
        lines.addWidget(self._counts)
        lines.addStretch(1)
        told = "Drop on a lit post to move it. Esc puts it back with nothing changed."
        lines.addWidget(words(told, "secondary", wrap=True), 0, Qt.AlignmentFlag.AlignBottom)

    def show_move(self, loaded: Loaded, moving: Moving) -> None:
        """Show what a drop would do now."""
        branches, on = loaded.tree.branches, loaded.on
        branch = branches[moving.code]
        self._title.setText(branch.row.title)
        below = f", {branch.posts} posts in the branch" if branch.children else ""
        self._holder.setText(f"{holder_told(branch.row, on)}{below}")
        above = loaded.tree.over(moving.code)
        now = holder_told(branches[above].row, on) if above else "Nobody"
        over = moving.under(loaded.tree)
        then = holder_told(branches[over].row, on) if over else ""
        allowed = moving.allowed()
        told, tone = (f"From {long_day(on)}, if dropped here", "good")
        if not allowed:
            told, tone = _why_not(moving)
        self._verdict.setText(told)
        self._verdict.setProperty("tone", tone)
        restyled(self._verdict)
        self._facts.show_facts(
            (
                ("Reports to", now),
                ("Then", then if allowed else ""),
                ("Function", loaded.function_name(branch.function)),
                ("Then ", self._function_then(loaded, moving) if allowed else ""),
            )
        )
        self._counts.show_facts(_counted(moving))

    def _function_then(self, loaded: Loaded, moving: Moving) -> str:
        then = loaded.tree.branches[moving.under(loaded.tree)].function
        return loaded.function_name(then) or "Whole BCU"


def _why_not(moving: Moving) -> tuple[str, str]:
    """Why it can't be dropped where it is, and the tone of that."""
    reason = moving.reasons.get(moving.over) if moving.over else None
    return WORDS.get(reason or "", "As now"), "bad" if reason else "muted"


def _counted(moving: Moving) -> tuple[tuple[str, str], ...]:
    """How many posts may take it, and how many may not for each reason."""
    counts = Counter(moving.reasons.values())
    found = [(str(counts.pop(None, 0)), "posts of a higher rank in its BCU")]
    found += [(str(number), WORDS[code or ""]) for code, number in counts.most_common()]
    return tuple(found)
