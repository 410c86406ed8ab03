"""Letting a desk in by a passphrase, and joining with one, on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.features.sync.page import ExchangePage
from bcu_desk.work.exchange.membership import spoken
from tests.features.sync.asking import Answers, alone
from tests.work.exchange.quick_lock import quickly_locked
from tests.work.exchange.stations import three

Shown = Callable[..., ExchangePage]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "locked", quickly_locked)


class Spoken(Answers):
    """Fills in a line, or none, and keeps the words that were shown."""

    def __init__(self, line: str | None, *paths: Path) -> None:
        super().__init__(*paths)
        self.filled, self.shown = line, ""
        self.later: str | None = None

    def line(self, title: str, text: str, verb: str) -> str | None:
        """The line."""
        self.confirmed.append(f"{title} {text}")
        now, self.filled = self.filled, self.later
        return now

    def tell_words(self, title: str, text: str, told: str) -> None:
        """Keep them."""
        self.confirmed.append(f"{title} {text}")
        self.shown = told


def test_the_passphrase_is_shown_once_and_opens_the_join_file(shown: Shown, tmp_path: Path) -> None:
    ask = Spoken("Ilford", tmp_path / "Ilford")
    page = shown(alone(tmp_path), ask)
    page.alone.spoken.click()
    assert "Ilford is desk 02" in page.told()
    assert len(ask.shown.split()) == 5
    assert ask.shown not in page.told()
    there = shown(
        alone(tmp_path / "there"),
        Spoken(ask.shown.upper(), tmp_path / "Ilford.bcujoin", tmp_path / "mine"),
    )
    there.alone.accept.click()
    assert "Made mine.bcu: Ilford, desk 02" in there.told()
    lead_words = there.told().rsplit(": ", 1)[1].strip(". ")
    assert lead_words in page.told()


def test_a_wrong_passphrase_is_told_on_the_page(shown: Shown, tmp_path: Path) -> None:
    page = shown(alone(tmp_path), Spoken("Ilford", tmp_path / "Ilford"))
    page.alone.spoken.click()
    answers = Spoken("babab", tmp_path / "Ilford.bcujoin", tmp_path / "mine.bcu")
    there = shown(alone(tmp_path / "there"), answers)
    there.alone.accept.click()
    assert "This passphrase does not open the join file" in there.told()
    assert "Ilford.bcujoin is opened by five words" in answers.confirmed[0]
    assert answers.confirmed[1].startswith(
        "The passphrase of the join file Those words do not open it."
    )
    assert len(answers.confirmed) == 2
    assert not (tmp_path / "mine.bcu").exists()


def test_after_a_wrong_passphrase_it_alone_is_asked_for_again(shown: Shown, tmp_path: Path) -> None:
    ask = Spoken("Ilford", tmp_path / "Ilford")
    shown(alone(tmp_path), ask).alone.spoken.click()
    answers = Spoken("babab", tmp_path / "Ilford.bcujoin", tmp_path / "mine.bcu")
    answers.later = ask.shown
    there = shown(alone(tmp_path / "there"), answers)
    there.alone.accept.click()
    assert "Made mine.bcu: Ilford, desk 02" in there.told()
    assert (tmp_path / "mine.bcu").exists()


def test_whoever_gives_no_name_or_no_words_does_nothing(shown: Shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Spoken(None, tmp_path / "x"))
    page.open_part("desks")
    page.desks.spoken.click()
    with first.desk.reader() as reader:
        assert len(reader.every(GroupDesk)) == 3
    page = shown(first, Spoken("Response", tmp_path / "Response.bcujoin"))
    page.open_part("desks")
    page.desks.spoken.click()
    answers = Spoken(None, tmp_path / "Response.bcujoin", tmp_path / "mine.bcu")
    there = shown(alone(tmp_path / "there"), answers)
    there.alone.accept.click()
    assert not (tmp_path / "mine.bcu").exists()


def test_only_the_lead_may(shown: Shown, tmp_path: Path) -> None:
    _, two, _ = three(tmp_path)
    page = shown(two)
    page.open_part("desks")
    assert not page.desks.spoken.isEnabled()
