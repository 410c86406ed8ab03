"""What a step did, as told to every page."""

from __future__ import annotations

from dataclasses import dataclass, field

from bcu_desk.domain.refusals import Fact


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know of a step that was done; `code` names its sentence."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """A step that is in the file for good: its label, the nouns it changed, keys of the rows.

    `kind` is do, undo or redo; an undo has the label of the step that it takes back.
    """

    label: str
    changed: frozenset[str]
    keys: tuple[str, ...]
    notices: tuple[Notice, ...] = ()
    kind: str = "do"
