"""Which files of a desk a profile has worked in."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.work.exchange.keys.files import FilesOfDesk, KnownFile, node_of, place_of


def test_a_file_is_known_by_its_mark_and_by_its_place(tmp_path: Path) -> None:
    path, other = tmp_path / "a.bcu", tmp_path / "b.bcu"
    for one in (path, other):
        one.touch()
    files = FilesOfDesk(tmp_path / "profile", "group", 2)
    assert (files.known(), files.known_as("m", path)) == ((), None)
    made = KnownFile("m", place_of(path), node_of(path), 1, 5)
    files.keep(made)
    told = files.known(), files.known_as("m", other), files.known_as("", path)
    assert told == ((made,), made, None)
    assert (made.lies_at(path), made.lies_at(other)) == (True, False)
    link = tmp_path / "link.bcu"
    link.symlink_to(path)
    assert made.lies_at(link)
    renamed = path.rename(tmp_path / "c.bcu")
    assert made.lies_at(renamed)


def test_a_file_with_a_new_mark_stands_in_place_of_itself(tmp_path: Path) -> None:
    files = FilesOfDesk(tmp_path, "group", 2)
    for number, mark in enumerate(("one", "two", "three")):
        files.keep(KnownFile(mark, f"/{mark}", (1, number), 1, 0))
    files.keep(KnownFile("four", "/four", (1, 9), 1, 0), instead_of="two")
    assert [one.mark for one in files.known()] == ["one", "three", "four"]
    assert files.kept_at.name == "group-00002.files.json"
    assert list(files.kept_at.parent.iterdir()) == [files.kept_at]


def test_a_file_without_a_mark_is_known_by_its_place_until_it_has_gone(tmp_path: Path) -> None:
    path, other = tmp_path / "a.bcu", tmp_path / "b.bcu"
    for one in (path, other):
        one.touch()
    files = FilesOfDesk(tmp_path / "profile", "group", 2)
    files.keep(KnownFile("", place_of(path), node_of(path), 1, 0))
    files.keep(KnownFile("", place_of(path), node_of(path), 1, 7))
    known = files.known_as("", path)
    assert known is not None
    assert (known.sealed, files.known_as("", other), len(files.known())) == (7, None, 1)
    path.unlink()
    files.keep(KnownFile("m", place_of(other), node_of(other), 1, 7))
    assert [one.mark for one in files.known()] == ["m"]
