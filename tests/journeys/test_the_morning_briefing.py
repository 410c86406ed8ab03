"""A staff officer makes the morning briefing and answers a councillor, nothing typed again."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdf
from PySide6.QtWidgets import QComboBox

from bcu_desk.features.briefing.page import BriefingPage
from tests.journeys.hands import Calls, Hands, Start

SECONDS_AN_ACT = 8  # of somebody who reads what is on the screen
TWO_MINUTES, FIVE_MINUTES = 120, 300


@dataclass
class _Counting:
    """Hands whose clicks, keys and words are counted."""

    hands: Hands
    acts: int = 0

    def click(self, name: str) -> None:
        self.hands.click(name)
        self.acts += 1

    def press(self, *keys: str) -> None:
        self.hands.press(*keys)
        self.acts += len(keys)

    def write(self, words: str) -> None:
        self.hands.write(words)
        self.acts += max(1, len(words) // 8)

    def seconds(self) -> int:
        return self.acts * SECONDS_AN_ACT


def _pages(path: Path) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_the_daily_pack_is_made_in_under_two_minutes(
    start: Start, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "morning.pdf"
    counting = _Counting(start(sample_file, answers=(out,)))
    counting.click("nav.briefing")
    page = counting.hands.page()
    assert isinstance(page, BriefingPage)
    assert not page.options.export.isEnabled()  # nothing goes out without a marking
    counting.click("briefing.marking.OFFICIAL")
    counting.press("Ctrl+E", "Return")
    assert counting.seconds() < TWO_MINUTES
    pages = _pages(out)
    marked = [text.count("OFFICIAL") for text in pages]
    assert marked == [2] * len(pages)
    short = [row for row in calls.rows(sample_file, "cover", on="2017-01-23") if row["shortfall"]]
    whole = " ".join(pages)
    assert short
    assert all(row["name"] in whole for row in short)
    (made,) = calls("packs", sample_file)["packs"]
    assert (made["template"], made["file"]) == ("daily", "morning.pdf")

    # The next one tells what changed since this one, and nothing is typed for it.
    assert page.laid is not None
    assert page.laid.pack.wanted.since == page.context.desk.clock.minute()


def test_a_councillor_is_answered_in_under_five_minutes(
    start: Start, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "answer.pdf"
    counting = _Counting(start(sample_file, answers=(out,)))
    counting.click("nav.briefing")
    _choose(counting, "briefing.template", "Answer to a question")
    _choose(counting, "briefing.asking.borough", "Havering")
    counting.hands.type_day("briefing.asking.from", "09012017")
    counting.acts += 2
    counting.click("briefing.marking.OFFICIAL")
    counting.click("briefing.recipient")
    counting.write("Cllr Ash")
    counting.press("Ctrl+E", "Return")
    assert counting.seconds() < FIVE_MINUTES
    (note,) = _pages(out)
    assert "Answer: vacancies" in note
    assert "a post in force without a holder." in note
    book = openpyxl.load_workbook(out.with_suffix(".xlsx"))
    rows = calls.rows(sample_file, "posts", {"vacant": True}, on="2017-01-23")
    vacant = [row for row in rows if row["borough"] == "E09000016"]
    listed = {row[0] for row in book["Each vacancy"].iter_rows(min_row=2, values_only=True)}
    assert {row["code"] for row in vacant} <= listed
    (made,) = calls("packs", sample_file)["packs"]
    assert (made["template"], made["recipient"]) == ("reply", "Cllr Ash")


def _choose(counting: _Counting, name: str, words: str) -> None:
    """Choose in a drop-down list by its first letters, as the keyboard does."""
    box = counting.hands.part(name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    goal = box.findText(words)
    assert goal >= 0
    step = "Down" if goal > box.currentIndex() else "Up"
    counting.press(*[step] * abs(goal - box.currentIndex()))
    assert box.currentText() == words
