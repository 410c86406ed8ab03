"""What people have settled about records that cannot both be."""

from __future__ import annotations

from dataclasses import dataclass

ALLOW_BOTH = "allow_both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A clash that was settled without changing either record.

    `clash` is its id, `rows` the mark of what both said then: when one changes later in what the
    clash is about, it is open again.
    """

    id: int
    clash: str
    choice: str
    rows: str
