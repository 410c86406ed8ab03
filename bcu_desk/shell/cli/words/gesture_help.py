"""What `--help` says of one gesture or query: what it does, its fields, and an example."""

from __future__ import annotations

import inspect
import json
import textwrap
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, cast

import msgspec

from bcu_desk.store.folders import resources

WIDTH, LEFT = 88, 14
CALLS = {"commands": "run", "queries": "show"}
TIMES = ("start", "end", "at", "due")


@cache
def examples() -> Mapping[str, Mapping[str, Any]]:
    """Words for fields by name, and the fields of an example for gestures and queries."""
    found = json.loads((resources() / "text" / "examples.json").read_text("utf-8"))
    return cast("Mapping[str, Mapping[str, Any]]", found)


def example_of(listed: str, name: str) -> str | None:
    """A whole call as an example, for a gesture (`commands`) or one of the `queries`."""
    fields = examples()[listed].get(name)
    if fields is None:
        return None
    told = f" '{json.dumps(fields, ensure_ascii=False)}'" if fields else ""
    return f"bcu-desk {CALLS[listed]} FILE {name}{told}"


def gesture_help(listed: str, name: str, kind: type[msgspec.Struct]) -> str:
    """The help of a gesture or query."""
    about = inspect.cleandoc(kind.__doc__ or "")
    fields = msgspec.structs.fields(kind)
    parts = [f"{name}: {about}"]
    if fields:
        parts.append("\n".join(["Fields", *(_field(field) for field in fields)]))
    told = " JSON" if fields else ""
    parts.append(
        f"Call\n  bcu-desk {CALLS[listed]} FILE {name}{told}\n  bcu-desk {name} FILE{told}"
    )
    example = example_of(listed, name)
    if example is not None:
        parts.append(f"Example\n  {example}")
    parts.append(f"As JSON Schema: bcu-desk {listed} {name}")
    return "\n\n".join(parts)


def _field(field: msgspec.structs.FieldInfo) -> str:
    """A field with its type, whether it is needed, and what it means."""
    name = field.encode_name
    told = [_type(field.type, name), *_default(field)]
    words = examples()["fields"].get(name)
    line = f"{', '.join(told)}{f': {words}' if words else ''}"
    left = " " * (LEFT + 2)
    return textwrap.fill(line, WIDTH, initial_indent=f"  {name:{LEFT}}", subsequent_indent=left)


def _default(field: msgspec.structs.FieldInfo) -> tuple[str, ...]:
    if field.required:
        return ("needed",)
    value = field.default.value if isinstance(field.default, Enum) else field.default
    if value in (None, msgspec.NODEFAULT, False, ""):
        return ()
    return (f"{value} if none",) if value != () else ()


def _type(kind: object, name: str) -> str:
    told = str(kind)
    if name in TIMES:
        return "time"
    for part, words in (("date", "day"), ("bool", "true or false"), ("int", "number")):
        if part in told:
            return words
    return "list" if "tuple" in told else "text"
