"""The system's store of secrets, where there is one: private keys lie there, not in a file."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

SERVICE = "BCU Desk"
_STORES = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.SecretService": "the desktop's secret service",
    "keyring.backends.libsecret": "the desktop's secret service",
    "keyring.backends.kwallet": "KWallet",
}


class Backend(Protocol):
    """What a store of secrets can do."""

    def get_password(self, service: str, username: str) -> str | None:
        """A secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""


class Vault:
    """A store of secrets; with no name where the system has none that people would trust.

    It is looked for when first used: that may take a while, so not while a window waits.
    """

    def __init__(
        self, backend: Backend | None = None, name: str = "", *, look: bool = True
    ) -> None:
        self._backend, self._name = backend, name
        self._looked = backend is not None or not look

    @property
    def name(self) -> str:
        """What people call the store; empty where there is none."""
        self._look()
        return self._name

    def get(self, name: str) -> str | None:
        """A secret, or None where it is not there or the store stays locked."""
        self._look()
        try:
            return None if self._backend is None else self._backend.get_password(SERVICE, name)
        except _faults():
            return None

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret, and say whether it can be read again."""
        self._look()
        if self._backend is None:
            return False
        try:
            self._backend.set_password(SERVICE, name, secret)
        except _faults():
            return False
        return self.get(name) == secret

    def drop(self, name: str) -> None:
        """Forget a secret, where it is known."""
        self._look()
        if self._backend is not None and self.get(name) is not None:
            self._backend.delete_password(SERVICE, name)

    def _look(self) -> None:
        if not self._looked:
            self._looked = True
            self._backend, self._name = _system_store()


def _system_store() -> tuple[Backend | None, str]:
    found = import_module("keyring").get_keyring()
    for one in getattr(found, "backends", (found,)):  # several stores stand in a chain
        name = _STORES.get(type(one).__module__)
        if name is not None:
            return one, name
    return None, ""


def _faults() -> tuple[type[Exception], ...]:
    errors = import_module("keyring.errors")
    return (errors.KeyringError, OSError, RuntimeError)
