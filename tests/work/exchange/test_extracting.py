"""Exports for partners: one borough, no names, and never taken for a feed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.bundle import read_file
from bcu_desk.store.exchange.upkeep.sent_files import sent_files
from bcu_desk.work.exchange.extracting import Partners, write_export
from tests.builders import A_BOROUGH, A_PERSON, a_booking, a_desk, a_posting, a_ward


@pytest.fixture
def desk(tmp_path: Path):
    """Two boroughs; a posted officer, one who is not, a booking with a purpose that names one."""
    other = replace(A_BOROUGH, id=9000002, code="E09000002", name="Barking", short_name="Barking")
    return a_desk(
        tmp_path,
        other,
        a_ward(9, borough_id=other.id),
        replace(A_PERSON, id=102, collar="414KD", surname="Unposted"),
        a_posting(),
        a_booking(purpose="Meet PC Tembo"),
    )


def test_one_borough_is_told_and_nothing_of_the_others(desk, tmp_path: Path) -> None:
    made = write_export(desk, tmp_path / "a.json", Partners("Havering"))
    told = json.loads(made.file.read_text("utf-8"))
    assert (told["borough"], told["names"], told["marking"]) == (
        "Havering", True, "OFFICIAL-SENSITIVE",
    )  # fmt: skip
    assert "not a feed" in told["note"]
    rows = told["rows"]
    assert {row["code"] for row in rows["borough"]} == {"E09000016"}
    assert {row["borough_id"] for row in rows["ward"]} == {A_BOROUGH.id}
    assert {row["surname"] for row in rows["person"]} == {"Tembo"}
    assert made.rows == sum(map(len, rows.values()))


def test_without_names_nothing_leads_to_a_person(desk, tmp_path: Path) -> None:
    made = write_export(desk, tmp_path / "a.json", Partners("E09000016", names=False))
    text = made.file.read_text("utf-8")
    for name in ("Tembo", "Lindqvist", "412KD", "Ada", "person_id", "driver_id"):
        assert name not in text
    assert json.loads(text)["marking"] == "OFFICIAL"
    assert json.loads(text)["rows"]["booking"][0]["reference"] == "EA-01-0500"


def test_an_export_is_never_taken_for_a_feed_nor_written_over(desk, tmp_path: Path) -> None:
    made = write_export(desk, tmp_path / "a.bcusync", Partners(names=False))
    with pytest.raises(Refused, match="exchange_is_an_export"):
        read_file(made.file)
    with pytest.raises(Refused, match="file_exists"):
        write_export(desk, made.file, Partners())
    with pytest.raises(Refused, match="unknown_borough"):
        write_export(desk, tmp_path / "b.json", Partners("Nowhere"))


def test_the_marking_fits_the_names_and_the_book_keeps_to_whom_it_went(
    desk, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="marking_too_low"):
        write_export(desk, tmp_path / "a.json", Partners(marking="official"))
    assert not (tmp_path / "a.json").exists()
    to = Partners("Havering", names=False, marking="OFFICIAL-SENSITIVE", recipient="The council")
    made = write_export(desk, tmp_path / "a.json", to)
    told = json.loads(made.file.read_text("utf-8"))
    assert (told["for"], told["marking"]) == ("The council", "OFFICIAL-SENSITIVE")
    with desk.reader() as reader:
        (kept,) = sent_files(reader.connection)
    assert (kept.purpose, kept.recipient, kept.files) == ("export", "The council", ("a.json",))
    assert kept.told == made.rows


def test_a_folder_gets_a_file_under_a_name_of_its_own(desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = write_export(desk, stick, Partners("havering", names=False))
    assert made.file.parent == stick
    assert made.file.name.startswith("Export_Havering_OFFICIAL_")
    with desk.reader() as reader:
        assert sent_files(reader.connection)[0].files == (made.file.name,)
