"""The system's store of secrets, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyring.errors import KeyringError

from bcu_desk.domain.refusals import Refused
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.keys.vault import SERVICE, Vault


class Drawer:
    """A store of secrets in memory, which can be locked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> dict[tuple[str, str], str]:
        if self.locked:
            raise KeyringError("locked")
        return self.kept

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self._open()[service, username]


def test_without_a_store_of_the_system_there_is_no_vault() -> None:
    vault = Vault()
    assert vault.name == ""
    assert (vault.put("a", "b"), vault.get("a")) == (False, None)
    vault.drop("a")


def test_private_keys_lie_in_the_store_and_not_in_the_file(tmp_path: Path) -> None:
    drawer = Drawer()
    shelf = KeyShelf(tmp_path, Vault(drawer, "Drawer"))
    keys = shelf.adopt("group", 2)
    assert [service for service, _ in drawer.kept] == [SERVICE]
    (file,) = (tmp_path / "exchange").iterdir()
    assert keys.signs.hex() not in file.read_text()
    assert keys.opens not in file.read_text()
    assert shelf.keys("group", 2) == keys
    shelf.set_mark("group", 2, 1, 9)
    assert (shelf.mark("group", 2), shelf.keys("group", 2)) == ((1, 9), keys)
    assert shelf.kept_in("group", 2) == "Drawer, by your account"
    assert KeyShelf(tmp_path / "other", Vault(drawer, "Drawer")).pending() != keys


def test_a_locked_store_is_told_and_new_keys_go_to_the_file(tmp_path: Path) -> None:
    drawer = Drawer()
    shelf = KeyShelf(tmp_path, Vault(drawer, "Drawer"))
    shelf.adopt("group", 2)
    drawer.locked = True
    with pytest.raises(Refused, match="keys_locked"):
        shelf.keys("group", 2)
    keys = shelf.adopt("group", 3)
    assert shelf.keys("group", 3) == keys
    assert "only you can read it" in shelf.kept_in("group", 3)
