"""What the sample knows that is not for everybody."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.spreadsheets.queries.secrets import secrets_of
from bcu_desk.features.spreadsheets.rules.held import PHONES, PLATES, REASONS
from bcu_desk.shell.offers import queries
from tests.features.spreadsheets.coming_back import VIEW, sample_desk


def test_names_plates_phones_and_reasons_are_known(made_sample: Path) -> None:
    with sample_desk(made_sample, read_only=True).reader() as reader:
        secrets = secrets_of(reader)
        people = queries()["people"]().rows(reader, VIEW)
        vehicles = queries()["vehicles"]().rows(reader, VIEW)
    assert set(secrets.texts.values()) == {PLATES, PHONES, REASONS}
    for row in vehicles:
        assert (row.registration in secrets.texts) is (not row.marked)
    told = f"{people[0].forename} {people[0].surname}"
    assert [found.end for found in secrets.names.found(told)] == [len(told)]
