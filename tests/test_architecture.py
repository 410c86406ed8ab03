"""The plan of the house, checked: contracts, sizes, names, mirrored tests, nothing of Qt below.

The plan is ARCHITECTURE.md; the contracts are in pyproject.toml.
"""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.sources import (
    FUNCTIONS,
    PACKAGE,
    ROOT,
    Source,
    length,
    qt_free_modules,
    sources,
    test_sources,
)

DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common", "base", "shared", "mixed"}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CLASS, MOST_METHODS = 400, 60, 250, 20
MOST_FILES_IN_FOLDER = {
    "domain": 14,  # a file a group of nouns, flat, so that each has one obvious place
    "kit": 25,
    "store": 30,
    "work": 24,
    "shell": 25,
}
# Tuples of parts, tested through their users; so are files that declare and hold no function.
WITHOUT_OWN_TEST = {"shell/offers.py"}
# The command line's export is this feature's own; any other feature may be taken out.
KEPT_FEATURES = {"spreadsheets"}
INSIDE_FUNCTIONS = 9  # imports kept off the start: each names its reason
POLICE_WORDS = (
    "absence|appoint|bcu|borough|breach|collar|commander|constable|constabulary|coverage|crime|"
    "custody|dedicat|dwo|inspector|kennel|metropolitan|neighbourhood|officer|patrol|pcso|police|"
    "policing|posting|rank|registration|response team|sergeant|superintendent|supt|vacan|vehicle|"
    "ward"
)


def _places(found: list[str]) -> str:
    return "\n" + "\n".join(found)


def test_the_import_contracts_are_kept() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout
    assert "7 kept, 0 broken" in told.stdout


def test_every_file_fits_its_limit_and_most_are_short() -> None:
    sizes = {str(source.place): source.code_lines for source in sources()}
    long = [f"{place}: {size}" for place, size in sizes.items() if size > LONGEST_FILE]
    assert not long, _places(long)
    real = sorted(size for size in sizes.values() if size > 1)
    assert statistics.median(real) <= 120
    assert real[int(len(real) * 0.9)] <= 250


def test_every_function_fits_its_limit_and_few_are_over_40_lines() -> None:
    found = [(source, node) for source in sources() for node in source.every(*FUNCTIONS)]
    long = [
        f"{source.place}:{node.lineno} {node.name}: {length(node)}"
        for source, node in found
        if length(node) > LONGEST_FUNCTION
    ]
    assert not long, _places(long)
    over_40 = [node.name for _, node in found if length(node) > 40]
    assert len(over_40) <= 0.015 * len(found), over_40


def test_every_class_fits_its_limit() -> None:
    long = [
        f"{source.place}:{node.lineno} {node.name}: {length(node)} lines, {methods} methods"
        for source in sources()
        for node in source.every(ast.ClassDef)
        for methods in (sum(isinstance(part, FUNCTIONS) for part in node.body),)
        if length(node) > LONGEST_CLASS or methods > MOST_METHODS
    ]
    assert not long, _places(long)


def test_no_file_is_a_drawer() -> None:
    drawers = [
        str(source.place)
        for source in (*sources(), *test_sources())
        if DRAWERS & {part.removesuffix(".py") for part in source.path.relative_to(ROOT).parts}
    ]
    assert not drawers, _places(drawers)


def test_no_folder_holds_too_many_files() -> None:
    folders = {source.path.parent for source in sources()}
    counts = {folder: len(list(folder.glob("[!_]*.py"))) for folder in folders}
    crowded = [
        f"{folder.name}: {count}"
        for folder, count in counts.items()
        if count > MOST_FILES_IN_FOLDER.get(folder.name, 12)
    ]
    assert not crowded, _places(crowded)


def _tests_of(source: Source) -> list[Path]:
    """Where a module's test may be: the mirrored folder, or the one of its slice or floor."""
    name = "test_main.py" if source.path.stem == "__main__" else f"test_{source.path.stem}.py"
    folders = [ROOT / "tests" / folder for folder in source.place.parents]
    return [folder / name for folder in (folders if len(folders) == 1 else folders[:-1])]


def test_every_module_has_a_test_file() -> None:
    missing = [
        f"{source.place}: {_tests_of(source)[0].relative_to(ROOT)}"
        for source in sources()
        if any(source.every(*FUNCTIONS))
        and source.path.name != "__init__.py"
        and str(source.place) not in WITHOUT_OWN_TEST
        and not any(path.exists() for path in _tests_of(source))
    ]
    assert not missing, _places(missing)


def test_every_init_file_is_a_docstring_only() -> None:
    fuller = [
        str(source.place)
        for source in sources()
        if source.path.name == "__init__.py"
        and source.place != Path("__init__.py")
        and len(source.tree.body) > 1
    ]
    assert not fuller, _places(fuller)


def test_the_kit_knows_no_police_word() -> None:
    known = re.compile(rf"(?i)(?<![a-z])({POLICE_WORDS})(?!en|backwards)")
    found = [
        f"{source.place}:{number}: {line.strip()}"
        for source in sources()
        if source.place.parts[0] == "kit" and source.path.name != "__init__.py"
        for number, line in enumerate(source.text.splitlines(), 1)
        if known.search(_without_own_name(line))
    ]
    assert not found, _places(found)


def _without_own_name(line: str) -> str:
    """A line without the package's name and words that only look like ours."""
    return re.sub(
        r"(?i)bcu_desk|bcu desk|BCU_DESK|\w*event|forward\w*|toward\w*|after\w*", "", line
    )


def test_everything_below_the_glass_loads_without_qt() -> None:
    names = qt_free_modules()
    assert len(names) > 40
    lines = [
        "import importlib, sys",
        "sys.modules.update(dict.fromkeys(('PySide6', 'shiboken6', 'pyqtgraph')))",
        f"for name in {names!r}: importlib.import_module(name)",
    ]
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(lines)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr


def _features() -> list[str]:
    folders = (PACKAGE / "features").iterdir()
    return sorted(folder.name for folder in folders if (folder / "report.py").exists())


def _without_feature(folder: Path, feature: str) -> None:
    """A copy of the program that never had a feature: its folder and its lines are gone."""
    copied = shutil.copytree(
        PACKAGE, folder / "bcu_desk", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "resources" / "text", folder / "resources" / "text")
    shutil.rmtree(copied / "features" / feature)
    for name in ("catalogue.py", "offers.py"):
        path = copied / "shell" / name
        text = path.read_text("utf-8")
        line = re.compile(
            rf"^from bcu_desk\.features\.{feature}\.\w+ import \w+ as (\w+)\n", re.MULTILINE
        )
        for gone in line.findall(text):
            text = re.sub(rf"\b{gone}\b,? ?", "", line.sub("", text))
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("feature", [name for name in _features() if name not in KEPT_FEATURES])
def test_a_feature_can_be_taken_out_with_its_lines(feature: str, tmp_path: Path) -> None:
    _without_feature(tmp_path, feature)
    lines = [
        "import bcu_desk, bcu_desk.__main__, bcu_desk.shell.app",
        "from bcu_desk.shell import catalogue, offers",
        f"assert {feature!r} not in {{found.id for found in catalogue.FEATURES}}",
        f"assert {feature!r} not in {{found.feature for found in offers.OFFERS}}",
        "assert offers.commands() and offers.queries()",
        f"assert bcu_desk.__file__.startswith({str(tmp_path)!r})",
    ]
    told = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr


def test_every_suppression_names_a_rule_and_a_reason() -> None:
    mark = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)")
    told = re.compile(r"^(: [A-Z0-9, ]+|\[[a-z-]+(, ?[a-z-]+)*\]) +(- |# )\w+")
    bare = [
        f"{source.place}:{number}: {line.strip()}"
        for source in sources()
        for number, line in enumerate(source.text.splitlines(), 1)
        for found in (mark.search(line),)
        if found and not told.match(found["rest"])
    ]
    assert not bare, _places(bare)


def test_suppressions_stay_few() -> None:
    lines = [line for source in sources() for line in source.text.splitlines()]
    marked = [line for line in lines if re.search(r"#\s*(noqa|type:\s*ignore)", line)]
    assert len(marked) <= 0.002 * len(lines) + INSIDE_FUNCTIONS, _places(marked)


def test_few_imports_hide_in_functions() -> None:
    hidden = [
        f"{source.place}:{node.lineno}"
        for source in sources()
        for function in source.every(*FUNCTIONS)
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert len(hidden) <= INSIDE_FUNCTIONS, _places(hidden)


def test_there_are_no_global_statements_and_no_work_left_in_comments() -> None:
    found = [
        f"{source.place}:{node.lineno}" for source in sources() for node in source.every(ast.Global)
    ]
    later = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    found += [str(source.place) for source in sources() if later.search(source.text)]
    assert not found, _places(found)


def test_dataclasses_are_frozen() -> None:
    marks = [
        (f"{source.place}:{node.lineno} {node.name}", ast.unparse(mark))
        for source in sources()
        for node in source.every(ast.ClassDef)
        for mark in node.decorator_list
        if ast.unparse(mark).startswith("dataclass")
    ]
    loose = [place for place, mark in marks if "frozen=True" not in mark]
    assert len(loose) <= 0.05 * len(marks), _places(loose)


def test_no_test_waits_for_a_fixed_time() -> None:
    waits = re.compile(r"\b(time\.sleep|qWait|qtbot\.wait|bot\.wait)\(")
    own = Path(__file__).name
    found = [
        f"{source.path.relative_to(ROOT)}:{number}"
        for source in test_sources()
        if source.path.name != own
        for number, line in enumerate(source.text.splitlines(), 1)
        if waits.search(line)
    ]
    assert not found, _places(found)


IMPORTED_AS = {"python-dateutil": "dateutil", "pyshp": "shapefile", "python-docx": "docx"}


def test_every_package_used_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (words for few in declared["optional-dependencies"].values() for words in few)
    every = (*declared["dependencies"], *extras)
    names = {re.split(r"[\[=<>~ ;]", words)[0].lower() for words in every}
    known = names | {"bcu_desk", "__future__"} | set(sys.stdlib_module_names)
    known |= {"pyside6", "shiboken6"} if "pyside6-essentials" in names else set()
    known |= {IMPORTED_AS[name] for name in names & set(IMPORTED_AS)}
    used = {
        (top, str(source.place))
        for source in sources()
        for node in source.every(ast.Import, ast.ImportFrom)
        for top in _tops(node)
    }
    foreign = sorted(f"{place}: {top}" for top, place in used if top.lower() not in known)
    assert not foreign, _places(foreign)


def _tops(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").split(".")[0]]
    return [alias.name.split(".")[0] for alias in node.names]
