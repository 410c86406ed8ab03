"""Sentences for refusals and notices, by code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from string import Formatter

from bcu_desk.domain.refusals import Fact
from bcu_desk.store.folders import resources

OF_FILE = "of_file"


@cache
def sentences() -> Mapping[str, str]:
    """Every sentence, by its code, with gaps like `{vehicle}` for facts."""
    found: dict[str, str] = {}
    for path in sorted((resources() / "text" / "refusals").glob("*.json")):
        found.update(json.loads(path.read_text("utf-8")))
    return found


def sentence(code: str, facts: Mapping[str, Fact]) -> str:
    """The sentence of a refusal or notice; a gap without a fact stays readable.

    Where one of several files is meant, the fact `of_file` names it before the sentence.
    """
    before = f"{facts[OF_FILE]}: " if facts.get(OF_FILE) else ""
    return before + _sentence(code, {name: told for name, told in facts.items() if name != OF_FILE})


def _sentence(code: str, facts: Mapping[str, Fact]) -> str:
    template = sentences().get(code)
    if template is None:
        return _plain(code, facts)
    gaps = {name for _, name, _, _ in Formatter().parse(template) if name}
    told = {name: _word(facts.get(name)) for name in gaps}
    return template.format_map(told)


def _plain(code: str, facts: Mapping[str, Fact]) -> str:
    """A last resort for a code without a sentence."""
    told = ", ".join(f"{name} {_word(fact)}" for name, fact in facts.items())
    return f"{code.replace('_', ' ').capitalize()}: {told}" if told else code


def _word(fact: Fact) -> str:
    if fact is None or fact == ():
        return "none"
    return ", ".join(fact) if isinstance(fact, tuple) else str(fact)
