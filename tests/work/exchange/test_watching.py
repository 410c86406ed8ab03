"""What lies in a watched folder."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.work.exchange.watching import FRESH, OWN, REFUSED, SEEN, fresh, lying_in
from tests.work.exchange.stations import Station, three


def _states(station: Station, folder: Path) -> dict[str, str]:
    with station.desk.reader() as reader:
        return {one.path.name: one.state for one in lying_in(reader.connection, folder)}


def test_each_file_is_told_by_what_it_brings(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    folder = first.stick = two.stick = tmp_path / "arrives"
    folder.mkdir()
    first.rename("Okafor")
    sent = first.send(2, name="new.bcusync")
    two.send(name="own.bcusync")
    first.send(3, name="others.bcusync")
    (folder / "damaged.bcusync").write_bytes(b"no exchange file")
    (folder / "letter.txt").write_bytes(b"")
    assert _states(two, folder) == {
        "new.bcusync": FRESH,
        "own.bcusync": OWN,
        "others.bcusync": REFUSED,
        "damaged.bcusync": REFUSED,
    }
    with two.desk.reader() as reader:
        assert fresh(lying_in(reader.connection, folder)) == (sent.file,)
    two.receive(sent)
    assert _states(two, folder)["new.bcusync"] == SEEN
    assert _states(third, tmp_path / "gone") == {}


def test_a_receipt_is_new_until_it_was_noted(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    folder = first.stick = tmp_path / "arrives"
    folder.mkdir()
    two.desk.clock.minute()
    sent = first.send(2, purpose="receipt", name="r.bcusync")
    before = _states(two, folder)["r.bcusync"]
    two.receive(sent)
    assert (before, _states(two, folder)["r.bcusync"]) in ((FRESH, SEEN), (SEEN, SEEN))
