"""The two commands of the README and what stands behind them: locks, system packages, calls."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.sources import ROOT, sources

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-package.lock")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dev.py tells the person at the terminal."""
    lines: list[str] = []
    monkeypatch.setattr(dev, "say", lines.append)
    return lines


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that dev.py would have started."""
    started: list[list[str]] = []

    def start(words: list[object], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append([str(word) for word in words])
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(dev.subprocess, "run", start)
    return started


@pytest.fixture
def a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder that dev.py takes for its own."""
    places = {"ROOT": ".", "VENV": ".venv", "PYTHON": ".venv/python", "STAMP": ".venv/stamp"}
    for name, place in {**places, "OUT": "out"}.items():
        monkeypatch.setattr(dev, name, tmp_path / place)
    for name in ("pyproject.toml", dev.LOCK):
        (tmp_path / name).write_text("a", "utf-8")
    monkeypatch.setattr(dev, "missing_packages", lambda *_: ())
    return tmp_path


def _pins(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE
    ):
        found.setdefault(package, set()).add(version)
    return found


# ---- dev.py itself ---------------------------------------------------------------------------


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    used = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert {name.split(".")[0] for name in used} <= set(sys.stdlib_module_names)


def test_it_fits_its_size() -> None:
    assert len((ROOT / "dev.py").read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("command", ["run", "test", "check", "bench", "package", "pictures"])
def test_every_command_explains_itself(command: str) -> None:
    told = subprocess.run(
        [sys.executable, "-S", "-E", str(ROOT / "dev.py"), command, "--help"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert command in told.stdout


def test_an_older_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["test"]) == 1
    assert "Python 3.11 or newer" in capsys.readouterr().err


def test_words_that_a_command_does_not_know_are_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["check", "--fast"]) == 1
    assert "check does not know --fast" in capsys.readouterr().err


# ---- Set-up ----------------------------------------------------------------------------------


def test_set_up_makes_an_environment_from_the_hashed_lock(
    a_project: Path, called: list[list[str]], said: list[str]
) -> None:
    (a_project / ".venv").mkdir()
    dev.prepare()
    making, packages, program = called
    assert making == [sys.executable, "-m", "venv", str(a_project / ".venv")]
    assert {"--require-hashes", "--no-deps", str(a_project / dev.LOCK)} <= set(packages)
    assert {"--no-build-isolation", "--no-deps", "-e"} <= set(program)
    assert any("Installing" in line for line in said)


def test_set_up_is_skipped_when_nothing_changed(
    a_project: Path, called: list[list[str]], said: list[str]
) -> None:
    (a_project / ".venv").mkdir()
    (a_project / ".venv" / "python").touch()
    dev.prepare()
    called.clear()
    dev.prepare()
    assert called == []


def test_set_up_runs_again_when_the_lock_changed(
    a_project: Path, called: list[list[str]], said: list[str]
) -> None:
    (a_project / ".venv").mkdir()
    (a_project / ".venv" / "python").touch()
    dev.prepare()
    called.clear()
    (a_project / dev.LOCK).write_text("b", "utf-8")
    dev.prepare()
    assert len(called) == 2


# ---- System packages -------------------------------------------------------------------------

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Debian packages are for Linux"
)


@linux_only
def test_a_missing_library_or_program_is_named_by_its_package() -> None:
    needed = {"libnot-there.so.9": "libnot-there9", "no-such-program": "such", "libc.so.6": "libc6"}
    assert dev.missing_packages(needed)[:2] == ("libnot-there9", "such")
    assert "libc6" not in dev.missing_packages(needed)


@linux_only
def test_a_machine_without_a_font_is_told_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "FONT_FOLDERS", (str(tmp_path),))
    assert dev.FONT_PACKAGE in dev.missing_packages()
    (tmp_path / "one.ttf").touch()
    assert dev.FONT_PACKAGE not in dev.missing_packages()


@linux_only
def test_someone_who_is_not_root_gets_the_one_line_to_type(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]], said: list[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.install_system_packages(("libegl1", "xvfb"))
    assert called == []
    assert "sudo apt-get install --yes --no-install-recommends libegl1 xvfb" in said[0]


@linux_only
def test_root_gets_the_packages_installed(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]], said: list[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.install_system_packages(("libegl1",))
    assert called[0] == ["apt-get", "update"]
    assert called[1][:2] == ["apt-get", "install"]
    assert called[1][-1] == "libegl1"


@linux_only
def test_a_system_without_apt_is_told_the_names(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]], said: list[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    dev.install_system_packages(("libegl1",))
    assert called == []
    assert "libegl1" in said[0]


# ---- Run without a display -------------------------------------------------------------------


@linux_only
def test_a_display_is_told_from_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not dev.has_display()
    monkeypatch.setenv("DISPLAY", ":7")
    assert dev.has_display()


def test_without_a_display_the_main_job_is_done_and_the_way_to_the_window_told(
    a_project: Path, called: list[list[str]], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (a_project / ".venv").mkdir()
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.main(["run"]) == 0
    calls = [words[3] for words in called if words[1:3] == ["-m", "bcu_desk"]]
    assert calls == ["new", "check", "export"]
    assert "bcu_desk.shell.pictures" in called[-1]
    assert any("no display" in line for line in said)
    assert "sample.bcu" in said[-1]
    assert "To open the window" in said[-2]


def test_with_a_display_the_window_opens_on_the_sample(
    a_project: Path, called: list[list[str]], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (a_project / ".venv").mkdir()
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.main(["run"]) == 0
    assert called[-1][1:] == ["-m", "bcu_desk", str(a_project / "out" / "sample.bcu")]


def test_check_tells_which_parts_failed(
    a_project: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "prepare", lambda *_: None)
    monkeypatch.setattr(dev, "_part", lambda name, _: int(name == "types"))
    monkeypatch.setattr(dev, "suppressions", lambda: 3)
    assert dev.main(["check", "--no-tests"]) == 1
    assert said[-1] == "Failed: types"


# ---- Locks and CI ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))
    assert len(entries) >= 6


@pytest.mark.parametrize("name", LOCKS[1:])
def test_the_locks_agree_on_every_version(name: str) -> None:
    everything = _pins("requirements-dev.lock")
    runtime = _pins("requirements.lock")
    assert runtime.items() <= everything.items()
    shared = _pins(name).keys() & everything.keys()
    assert all(_pins(name)[package] == everything[package] for package in shared)


def test_qt_is_pinned_to_the_version_that_counts_references_right() -> None:
    assert _pins("requirements.lock")["pyside6-essentials"] == {"6.11.3"}


def test_the_window_works_on_the_versions_of_the_lock() -> None:
    from importlib.metadata import version

    for package in ("pyside6-essentials", "sqlalchemy", "msgspec"):
        assert {version(package)} == _pins("requirements.lock")[package]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no execute bit")
def test_the_ci_script_can_be_run_and_runs_the_two_commands() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text("utf-8")
    assert "python3 dev.py test" in text
    assert "python3 dev.py check --no-tests" in text


def test_the_package_drops_nothing_that_the_program_imports() -> None:
    spec = ast.parse((ROOT / "build.spec").read_text("utf-8"))
    lists = {
        node.targets[0].id: set(ast.literal_eval(node.value))
        for node in spec.body
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Tuple, ast.List))
    }
    modules = {
        module
        for source in sources()
        for node in source.every(ast.ImportFrom, ast.Import)
        for module in _modules(node)
    }
    qt = {name.removeprefix("PySide6.Qt") for name in modules if name.startswith("PySide6.Qt")}
    assert qt
    assert not {f"{start}{name}" for start in ("Qt6", "Qt") for name in qt} & lists["DROPPED"]
    assert not modules & lists["EXCLUDED"]


def _modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {node.module or ""}
    return {alias.name for alias in node.names}


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_no_histories_at_all_are_no_proof(
    count: str, called: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        dev.main(["simulate", count])
    assert (ended.value.code, called) == (2, [])
    assert "usage: dev.py simulate" in capsys.readouterr().err
