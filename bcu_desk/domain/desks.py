"""The desks of a group: each a computer with a desk file, known to the others by its keys."""

from __future__ import annotations

from dataclasses import dataclass

LEAD, MEMBER, SECOND = "lead", "member", "second"  # the second takes the lead if it is lost
ACTIVE, RETIRED, REVOKED = "active", "retired", "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDesk:
    """A desk of the group; its id is its number.

    `role` is `lead`, `second` or `member`; `signs` (hex) and `opens` are its public keys, which
    sign from incarnation `keys_from` on; `status` is `active`, `retired` or `revoked`. Of a desk
    that is not active, changes up to `last_number` of `last_incarnation` are taken; of one that has
    returned, those too and what it says from `keys_from` on.
    """

    id: int
    name: str
    role: str
    signs: str
    opens: str
    status: str = ACTIVE
    last_incarnation: int | None = None
    last_number: int | None = None
    keys_from: int | None = None

    @property
    def active(self) -> bool:
        """Whether files are addressed to it."""
        return self.status == ACTIVE

    def takes(self, incarnation: int, last: int) -> bool:
        """Whether its changes up to a number are taken."""
        if self.active and (self.last_number is None or incarnation >= (self.keys_from or 0)):
            return True
        return (incarnation, last) <= (self.last_incarnation or 0, self.last_number or 0)
