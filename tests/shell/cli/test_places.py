"""Places that calls of exchange name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.shell.cli.membership.places import exchange_files, refuse_missing_folder


def test_a_folder_is_refused_and_tells_the_exchange_files_in_it(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no_exchange_file") as empty:
        exchange_files([str(tmp_path)])
    assert empty.value.facts["files"] == ()
    (tmp_path / "a.bcusync").write_bytes(b"")
    with pytest.raises(Refused, match="no_exchange_file") as held:
        exchange_files([str(tmp_path)])
    assert held.value.facts["files"] == ("a.bcusync",)
    with pytest.raises(Refused, match="no_files_named"):
        exchange_files([])


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    refuse_missing_folder(tmp_path / "a.bcucard")
    with pytest.raises(Refused, match="no_folder"):
        refuse_missing_folder(tmp_path / "gone" / "a.bcucard")
