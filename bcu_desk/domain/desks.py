"""The desks of a group: each a computer with a desk file, known to the others by its keys."""

from __future__ import annotations

from dataclasses import dataclass

LEAD, MEMBER = "lead", "member"
ACTIVE, RETIRED, REVOKED = "active", "retired", "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDesk:
    """A desk of the group; its id is its number.

    `role` is `lead` or `member`; `signs` (hex) and `opens` are its public keys; `status` is
    `active`, `retired` or `revoked`. Of a desk that is not active, changes up to `last_number`
    are taken.
    """

    id: int
    name: str
    role: str
    signs: str
    opens: str
    status: str = ACTIVE
    last_number: int | None = None

    @property
    def active(self) -> bool:
        """Whether files are addressed to it."""
        return self.status == ACTIVE

    def takes(self, last: int) -> bool:
        """Whether its changes up to a number are taken."""
        return self.active or (self.last_number is not None and last <= self.last_number)
