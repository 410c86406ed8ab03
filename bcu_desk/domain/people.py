"""Ranks, people and what they may drive."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.dated import Dated, Timed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Dated):
    """A rank by its short form (`DCI`); a higher grade is a higher rank.

    `branch` is `uniform`, `detective` or `staff` (staff, PCSOs among them, hold no rank of
    constable or above).
    """

    code: str
    title: str
    branch: str
    grade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Dated):
    """An officer or member of staff, by collar number; in service for its days."""

    collar: str
    forename: str
    surname: str
    rank_id: int
    bcu_id: int | None = None

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.forename} {self.surname}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Dated):
    """A driving authority (level 1 basic, 2 response, 3 advanced) or endorsement (level 0)."""

    code: str
    title: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAuthority(Dated):
    """A driving authority that a person holds, to its expiry."""

    person_id: int
    authority_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceKind(Dated):
    """A kind of absence; `counts_as` is leave, sick, local_aid, central_aid, mandatory or cover."""

    code: str
    title: str
    counts_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Timed):
    """A person away from their post's work."""

    person_id: int
    kind_id: int
    ordered_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall(Timed):
    """A turn on call; `role` is `superintendent` or `detective_superintendent`."""

    bcu_id: int
    role: str
    person_id: int
    reserve_id: int | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallTimes(Dated):
    """When a BCU hands over, in minutes after London midnight: to the day turn, to the night."""

    bcu_id: int
    day_minute: int
    night_minute: int
