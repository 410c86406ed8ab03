"""Refusals: what a user asked for cannot be done, and why."""

from __future__ import annotations

Fact = str | int | tuple[str, ...] | None


class Refused(Exception):
    """A gesture that a rule or bad input forbids; nothing was written.

    `code` names the sentence in `resources/text/refusals/`; `facts` fill its gaps.
    The fact `field` names the form field to mend, where there is one.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}({told})"
