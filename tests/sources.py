"""The program's own source, parsed once, for the tests that read it."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "bcu_desk"
RESOURCES = ROOT / "resources"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
BELOW_THE_GLASS = ("rules", "queries", "commands", "tile", "report", "export")


@dataclass(frozen=True)
class Source:
    """One module of the program."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> Path:
        """Its path from the package's folder."""
        return self.path.relative_to(PACKAGE)

    @property
    def name(self) -> str:
        """Its dotted name."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def code_lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    def every(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        """All nodes of these kinds."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


def _read(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path, text, ast.parse(text))


def _read_all(folder: Path) -> tuple[Source, ...]:
    found = tuple(_read(path) for path in sorted(folder.rglob("*.py")))
    gc.freeze()  # a million nodes that stay: the collector need not walk them for other tests
    return found


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the program."""
    return _read_all(PACKAGE)


@cache
def test_sources() -> tuple[Source, ...]:
    """Every module of the tests."""
    return _read_all(ROOT / "tests")


test_sources.__test__ = False  # type: ignore[attr-defined]  # it is no test itself


@cache
def words() -> frozenset[str]:
    """Every string constant of the program, docstrings too."""
    return frozenset(
        node.value
        for source in sources()
        for node in source.every(ast.Constant)
        if isinstance(node.value, str)
    )


def length(node: ast.AST) -> int:
    """How many lines a class or function takes."""
    return node.end_lineno - node.lineno + 1


def qt_free_modules() -> tuple[str, ...]:
    """The modules that must load without Qt."""
    return tuple(source.name for source in sources() if _is_qt_free(source.place))


def _is_qt_free(place: Path) -> bool:
    floor, *rest = place.parts
    if floor in ("domain", "store", "work", "__main__.py"):
        return True
    if floor == "features":
        return place.stem in BELOW_THE_GLASS
    return floor == "shell" and (rest[0] == "cli" or rest[0] == "offers.py")
