"""The calls that draw to a file; only the one that is made is loaded, with all that it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from bcu_desk.shell.cli.calls import call

MODULES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "chart": ("chart_call", "chart"),
        "map": ("map_call", "ward_map"),
        "brief": ("brief_call", "brief"),
        "reply": ("reply_call", "reply"),
    }
)


def prepared(arguments: Sequence[str]) -> Callable[[], int]:
    """What carries out `bcu-desk chart`, `map`, `brief` or `reply`; it returns the exit code.

    A call that draws nothing is carried out as well. Raises ImportError where what draws can't be
    loaded.
    """
    verb = next(word for word in arguments if word != "--json")
    if verb not in MODULES:
        return lambda: call(arguments)
    module, name = MODULES[verb]
    found = getattr(import_module(f"bcu_desk.shell.drawn.{module}"), name)
    return lambda: call(arguments, {verb: found})


def drawn_call(arguments: Sequence[str]) -> int:
    """Carry out a call, also one that draws; returns the contract's exit code."""
    return prepared(arguments)()
