"""Some hundred mutated workbooks: each is read or refused in words, and nothing is changed."""

from __future__ import annotations

import hashlib
import time
import warnings
from pathlib import Path

import pytest

from bcu_desk.work.sentences import sentences
from tests.features.spreadsheets.coming_back import sample_desk
from tests.features.spreadsheets.mutated import MOST_SECONDS, READ, come_of, sources
from tests.features.spreadsheets.mutating import Good, mutated

EACH, PARTS = 20, 10


@pytest.fixture(scope="module")
def good_books(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Good, ...]:
    """Workbooks of three writers."""
    return sources(sample_desk(made_sample, read_only=True), tmp_path_factory.mktemp("good"))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutated_workbook_is_read_or_refused_in_words(
    made_sample: Path, good_books: tuple[Good, ...], tmp_path: Path, part: int
) -> None:
    desk, path = sample_desk(made_sample, read_only=True), tmp_path / "mutated.xlsx"
    before = hashlib.sha256(made_sample.read_bytes()).digest()
    slowest = 0.0
    for seed in range(20_000 + part * EACH, 20_000 + (part + 1) * EACH):
        path.write_bytes(mutated(good_books[seed % len(good_books)], seed))
        start = time.process_time()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, which tells of what it puts right
            what = come_of(desk, path)
        slowest = max(slowest, time.process_time() - start)
        assert what == READ or what in sentences(), seed
    assert slowest < MOST_SECONDS
    assert hashlib.sha256(made_sample.read_bytes()).digest() == before


def test_mutations_are_the_same_each_time(good_books: tuple[Good, ...]) -> None:
    assert [mutated(good_books[0], seed) for seed in range(20)] == [
        mutated(good_books[0], seed) for seed in range(20)
    ]
