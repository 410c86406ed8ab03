"""Places that calls of exchange name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.shell.cli.membership.places import (
    exchange_files,
    refuse_missing_folder,
    refuse_missing_target,
)


def test_a_folder_is_refused_and_tells_the_exchange_files_in_it(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="empty_folder"):
        exchange_files([str(tmp_path)])
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


def test_a_name_that_ends_like_a_folder_must_be_one(tmp_path: Path) -> None:
    refuse_missing_target(f"{tmp_path}/")
    refuse_missing_target(str(tmp_path / "a.bcusync"))
    with pytest.raises(Refused, match="no_folder"):
        refuse_missing_target(f"{tmp_path / 'stick'}/")
