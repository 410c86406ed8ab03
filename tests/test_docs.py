"""What the words say is true: sentences for codes, help for pages, links, figures, notices."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from tests.sources import PACKAGE, RESOURCES, ROOT, sources, words

TELLING = {"Refused", "Unusable", "NotADesk", "InUse", "DiskFault", "WrongKey", "Notice"}
ON_THE_OUTSIDE = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
FLOORS = ("domain", "store", "work", "kit", "features", "shell", "__main__")


# ---- Codes and their sentences ---------------------------------------------------------------


@cache
def _sentences() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((RESOURCES / "text" / "refusals").glob("*.json")):
        found |= json.loads(path.read_text("utf-8"))
    return found


@cache
def _telling_calls() -> tuple[tuple[str, ast.Call], ...]:
    """Each place where a code is raised or noted."""
    found = []
    for source in sources():
        for node in source.every(ast.Call):
            named = isinstance(node.func, ast.Name) and node.func.id in TELLING
            noted = isinstance(node.func, ast.Attribute) and node.func.attr == "note"
            if (named or noted) and node.args:
                found.append((f"{source.place}:{node.lineno}", node))
    return tuple(found)


def _pattern(code: ast.expr) -> str | None:
    """A code as a regular expression: exact, or with gaps where it is put together."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        return re.escape(code.value)
    if isinstance(code, ast.JoinedStr):
        parts = code.values
        return "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"\w+" for p in parts)
    return None


def _is_object_name(code: ast.expr) -> bool:
    """Whether it names a widget, as the kit's notices have it: with a dot, which no code has."""
    return "." in "".join(
        str(part.value) for part in ast.walk(code) if isinstance(part, ast.Constant)
    )


def _codes() -> list[tuple[str, ast.expr]]:
    """Each code and its place: raised, noted, or in a table of (kind, code) pairs."""
    calls = ((place, call.args[0]) for place, call in _telling_calls())
    found = [(place, code) for place, code in calls if not _is_object_name(code)]
    for source in sources():
        for node in source.every(ast.Tuple):
            first = node.elts[0] if len(node.elts) == 2 else None
            if isinstance(first, ast.Name) and first.id in TELLING:
                found.append((f"{source.place}:{node.lineno}", node.elts[1]))
    return found


def test_every_code_raised_has_a_sentence() -> None:
    missing = [
        f"{place}: {pattern}"
        for place, code in _codes()
        for pattern in (_pattern(code),)
        if pattern and not any(re.fullmatch(pattern, code) for code in _sentences())
    ]
    assert not missing, "\n" + "\n".join(missing)


def test_every_noun_looked_up_by_its_key_has_a_sentence() -> None:
    kinds = {
        node.args[0].id
        for source in sources()
        for node in source.every(ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "named"
        if node.args and isinstance(node.args[0], ast.Name) and node.args[0].id[0].isupper()
    }
    nouns = {re.sub(r"(?<!^)(?=[A-Z])", "_", kind).lower() for kind in kinds}
    missing = sorted(noun for noun in nouns if f"unknown_{noun}" not in _sentences())
    assert not missing, missing


def test_every_sentence_belongs_to_a_code() -> None:
    told = words()
    patterns = [_pattern(node) for source in sources() for node in source.every(ast.JoinedStr)]
    made = [
        re.compile(pattern)
        for pattern in patterns
        if pattern and re.fullmatch(r"[a-z_]+", pattern.replace(r"\w+", ""))
        if len(pattern.replace(r"\w+", "")) > 3
    ]
    unused = [
        code
        for code in _sentences()
        if code not in told and not any(pattern.fullmatch(code) for pattern in made)
    ]
    assert not unused, unused


def test_no_code_has_two_sentences() -> None:
    paths = (RESOURCES / "text" / "refusals").glob("*.json")
    counts = Counter(
        code
        for path in paths
        for code, _ in json.loads(path.read_text("utf-8"), object_pairs_hook=lambda pairs: pairs)
    )
    assert [code for code, count in counts.items() if count > 1] == []


def test_sentences_are_whole_sentences_and_their_gaps_are_filled() -> None:
    given: dict[str, set[str]] = {}
    loose = set()
    for _, call in _telling_calls():
        if isinstance(call.args[0], ast.Constant):
            code = call.args[0].value
            names = {keyword.arg for keyword in call.keywords}
            loose |= {code} if None in names or len(call.args) > 1 else set()
            given.setdefault(code, names)
            given[code] &= names
    wrong = []
    for code, sentence in _sentences().items():
        gaps = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        if code in given and code not in loose and not gaps <= given[code]:
            wrong.append(f"{code}: {sorted(gaps - given[code])} is not always given")
        if (not sentence[0].isupper() and sentence[0] not in "{“") or sentence[-1] not in ".}”":
            wrong.append(f"{code}: no whole sentence")
    assert not wrong, "\n" + "\n".join(wrong)


# ---- Pages, gestures, sheets, settings -------------------------------------------------------


def _feature_folders() -> list[str]:
    folders = (PACKAGE / "features").iterdir()
    return sorted(folder.name for folder in folders if (folder / "feature.py").exists())


@pytest.mark.parametrize("feature", _feature_folders())
def test_every_page_has_help_that_names_its_actions(feature: str, qapp: object) -> None:
    from bcu_desk.shell.catalogue import FEATURES

    page = import_module(f"bcu_desk.features.{feature}.feature").FEATURE
    assert page in FEATURES, "a feature with a page is in the catalogue"
    help_text = (RESOURCES / "help" / f"{page.id}.md").read_text("utf-8")
    assert len(help_text.split()) > 40
    missing = [action.title for action in page.actions if action.title not in help_text]
    assert not missing, missing


def test_every_gesture_and_query_tells_what_it_does() -> None:
    from bcu_desk.shell import offers

    kinds = {**offers.commands(), **offers.queries()}
    assert kinds
    silent = [name for name, kind in kinds.items() if not (kind.__doc__ or "").strip()]
    assert not silent, silent


def test_every_sheet_has_a_note_and_unlike_names() -> None:
    from bcu_desk.shell import offers

    sheets = offers.sheets()
    assert [sheet.name for sheet in sheets if not sheet.note] == []
    assert len({sheet.name for sheet in sheets}) == len(sheets)


def test_every_setting_is_explained() -> None:
    from bcu_desk.work.settings import SETTINGS

    assert SETTINGS
    assert [setting.name for setting in SETTINGS if not (setting.title and setting.help)] == []


# ---- Icons -----------------------------------------------------------------------------------


def _icons() -> set[str]:
    return {path.stem for path in (RESOURCES / "icons").glob("*.svg")}


def _icons_asked_for() -> set[str]:
    found = set()
    for source in sources():
        for node in source.every(ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            asked = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
            asked += node.args[:1] if name == "icon" else []
            found |= {a.value for a in asked if isinstance(a, ast.Constant) and a.value}
    return found


def test_every_icon_asked_for_is_drawn() -> None:
    assert sorted(_icons_asked_for() - _icons()) == []


def test_no_icon_lies_unused() -> None:
    model = json.loads((RESOURCES / "reference" / "model.json").read_text("utf-8"))
    named_by_the_data = {row["code"] for row in (*model["functions"], *model["vehicle_kinds"])}
    assert sorted(_icons() - words() - named_by_the_data) == []


# ---- The pages beside the code ---------------------------------------------------------------


def _pages() -> list[Path]:
    return [*(ROOT / name for name in ON_THE_OUTSIDE), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_starts_with_the_two_commands() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:30])
    assert "python3 dev.py run" in first_screen
    assert "python3 dev.py test" in first_screen
    assert "docs/pictures/window.png" in first_screen


def test_every_call_in_the_docs_exists() -> None:
    from bcu_desk.shell.cli.names import CALL_NAMES

    known = {*CALL_NAMES, "self-test"}
    text = "\n".join(page.read_text("utf-8") for page in _pages())
    told = set(re.findall(r"bcu-desk ([a-z][a-z-]+)(?![\w./])", text))
    assert told <= known, told - known


def test_every_dev_command_in_the_docs_exists() -> None:
    import dev

    text = "\n".join(page.read_text("utf-8") for page in _pages())
    assert set(re.findall(r"dev\.py ([a-z]+)", text)) <= set(dev.COMMANDS)


def test_the_architecture_page_names_every_floor_and_feature() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    features = {path.parent.name for path in (PACKAGE / "features").glob("*/report.py")}
    missing = [name for name in (*FLOORS, *sorted(features)) if name not in text]
    assert not missing, missing


def test_every_decision_asks_chooses_and_names_its_price() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        parts = (f"\n**{part}.** " for part in ("Question", "Choice", "Price"))
        assert all(part in text for part in parts), page.name


def test_the_version_is_the_same_everywhere() -> None:
    import bcu_desk

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert declared == bcu_desk.VERSION
    assert f"## {declared}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_notice_carries_what_the_licences_ask_for() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert "Contains National Statistics data © Crown copyright and database right" in notice
    assert "Contains Ordnance Survey data © Crown copyright and database right" in notice
    assert "Open Government Licence v3.0" in notice
    assert "LGPL" in notice
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        assert (ROOT / "docs" / "licences" / name).stat().st_size > 5_000
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")


def _committed() -> list[Path]:
    kinds = {".py", ".md", ".toml", ".lock", ".json", ".svg", ".spec", ".mako", ".csv", ""}
    skipped = {"out", "build", "dist"}
    return [
        path
        for top in ROOT.iterdir()
        if top.name not in skipped and not top.name.endswith(".egg-info")
        if not top.name.startswith(".") or top.name == ".ci"
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file() and path.suffix in kinds and "__pycache__" not in path.parts
        if path.parent == ROOT / ".ci" or not path.name.startswith(".")
        if path.stat().st_size < 2_000_000
    ]


def test_no_file_names_a_registry_or_this_folder_on_this_machine() -> None:
    host = "|".join(("py" + "pi", "python" + "hosted", "npm" + "js"))
    wrong = re.compile(rf"https?://[a-z0-9.-]*({host})\.[a-z]+|{re.escape(str(ROOT))}[/\\]")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _committed()
        for match in (wrong.search(path.read_text("utf-8", "replace")),)
        if match
    ]
    assert not found, "\n" + "\n".join(found)
