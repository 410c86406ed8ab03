"""The words of a call in the order that argparse can read: what is no option first."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

MANY = ("+", "*")


def options_last(words: Sequence[str], options: Mapping[str, argparse.Action]) -> Sequence[str]:
    """The words with every option, and what belongs to it, behind the others.

    Where an argument may be left out, argparse takes it for left out once an option comes before
    it: `receive FILE --apply IN`. Words with an option that is not known stay as they are.
    """
    plain: list[str] = []
    rest: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "-" or not word.startswith("-"):
            plain.append(word)
            continue
        name, _, value = word.partition("=")
        if name not in options:
            return words
        count = 0 if value else _belonging(options[name], left)
        rest += [word, *left[:count]]
        del left[:count]
    return [*plain, *rest]


def _belonging(option: argparse.Action, after: Sequence[str]) -> int:
    """How many of the words after an option belong to it."""
    if option.nargs in MANY:
        marks = (n for n, word in enumerate(after) if word.startswith("-"))
        return next(marks, len(after))
    return 0 if option.nargs == 0 else min(1, len(after))
