"""A breach of a rule of the model, and what it is told with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.spans import DaySpan

NOTICE = "notice"
Told = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule not met by a subject on the days given.

    `subject` is the key that people use: BCU code (R1, R2), BCU and function (`EA/response`, R3),
    collar number (R4, R6, R8), GSS code of a borough or ward (R5, R7), post code (R9, R10),
    registration (R12), base and kind (`RM/irv`, R14). `variant` says which way the rule is
    broken; `facts` fill its sentence.
    """

    rule: str
    bcu: str
    subject: str
    subject_name: str
    days: DaySpan
    severity: str
    variant: str
    facts: Told = ()
    waived_until: date | None = None

    def fact(self, name: str) -> str | int | None:
        """A fact by its name, or None."""
        return dict(self.facts).get(name)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a rule is judged for: the BCU's code, the subject's key and name."""

    bcu: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which a rule is broken; a `lawful` one is told as a notice only."""

    variant: str
    facts: Told = ()
    lawful: bool = False


def breaches(
    rule: ModelRule, subject: Subject, found: Iterable[tuple[DaySpan, Finding]]
) -> Iterator[Breach]:
    """The breaches that findings about one subject are."""
    return (breach(rule, subject, days, finding) for days, finding in found)


def breach(rule: ModelRule, subject: Subject, days: DaySpan, finding: Finding) -> Breach:
    """The breach that a finding is."""
    return Breach(
        rule=rule.code,
        bcu=subject.bcu,
        subject=subject.key,
        subject_name=subject.name,
        days=days,
        severity=NOTICE if finding.lawful else rule.severity,
        variant=finding.variant,
        facts=finding.facts,
    )
