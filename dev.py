"""Set up, run, test, check, measure and package BCU Desk: `python3 dev.py COMMAND`.

Standard library only: it starts from a bare Python 3.11 or newer, on Debian and on Windows.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up.stamp"
OUT = ROOT / "out"
LOCK = "requirements-dev.lock"  # holds all of requirements.lock too
PACKAGE_LOCK = "requirements-package.lock"
OLDEST = (3, 11)
SAMPLE_DAY = "2017-01-23"
WHOLE_SUITE = ("-n", "auto", "--dist", "worksteal", "--durations", "10")  # all cores take part
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"

# A library that Qt opens, and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {"Xvfb": "xvfb", "pdftotext": "poppler-utils"}
BENCH_PROGRAMS = {"dot": "graphviz"}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; returns its exit code."""
    if sys.version_info < OLDEST:
        return _fail("BCU Desk needs Python 3.11 or newer; this is " + sys.version.split()[0])
    given, rest = _parser().parse_known_args(arguments)
    if rest and given.command not in ("test", "bench"):
        return _fail(f"{given.command} does not know {' '.join(rest)}")
    given.rest = [word for word in rest if word != "--"]
    try:
        return int(COMMANDS[given.command](given))
    except subprocess.CalledProcessError as error:
        words = _shown([Path(error.cmd[0]), *error.cmd[1:]])
        return _fail(f"failed with exit code {error.returncode}: {words}")
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        words = (command.__doc__ or "").splitlines()[0].rstrip(".")
        made = commands.add_parser(name, help=words[:1].lower() + words[1:])
        if name == "check":
            made.add_argument("--no-tests", action="store_true", help="all but the tests")
        if name == "run":
            made.add_argument("file", nargs="?", help="a desk file; the sample unless given")
            made.add_argument("--no-window", action="store_true", help="as if without a display")
        if name == "simulate":
            made.add_argument("count", type=_count, metavar="N", help="how many histories")
            made.add_argument("first", type=int, nargs="?", default=0, help="the first seed")
        if name == "pictures":
            made.add_argument("--out", default=str(OUT / "pictures"), metavar="FOLDER")
            made.add_argument("--size", default="1366x768", help="as 1366x768,1920x1080")
            made.add_argument("--theme", default="light,dark")
            made.add_argument("--scale", default="1", help="as 1,1.5")
    return parser


def _count(told: str) -> int:
    number = int(told)
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 on is wanted")
    return number


# ---- The commands ----------------------------------------------------------------------------


def setup(_given: argparse.Namespace) -> int:
    """Make .venv and install the locked packages and the program; quick when done before."""
    prepare(QT_LIBRARIES, WINDOW_LIBRARIES)
    say(f"Ready: {_shown([BIN / 'bcu-desk'])}")
    return 0


def run(given: argparse.Namespace) -> int:
    """Set up, then open the sample; without a display, do the main job into out/."""
    prepare(QT_LIBRARIES, WINDOW_LIBRARIES)
    path = Path(given.file).resolve() if given.file else _sample()
    if given.no_window or not has_display():
        return _run_without_window(path, () if given.file else ("--on", SAMPLE_DAY))
    say(f"Opening {_shown([path])}")
    return _python("-m", "bcu_desk", str(path)).returncode


def test(given: argparse.Namespace) -> int:
    """Set up, then run the whole test suite; more words go to pytest."""
    prepare(QT_LIBRARIES, WINDOW_LIBRARIES, TEST_PROGRAMS)
    return _python("-m", "pytest", *(given.rest or WHOLE_SUITE)).returncode


def check(given: argparse.Namespace) -> int:
    """Check format, lint, types, contracts, tests and the docs' tests."""
    prepare(QT_LIBRARIES, WINDOW_LIBRARIES, TEST_PROGRAMS)
    parts: list[tuple[str, tuple[str, ...]]] = [
        ("format", ("-m", "ruff", "format", "--check", ".")),
        ("lint", ("-m", "ruff", "check", ".")),
        ("types", ("-m", "mypy")),
        ("contracts", ("-c", LINT_IMPORTS, "--no-logo")),
    ]
    if not given.no_tests:
        parts.append(("tests and docs tests", ("-m", "pytest", *WHOLE_SUITE)))
    failed = [name for name, words in parts if _part(name, words)]
    say(f"--- suppressions: lines that hold a noqa or a type: ignore: {suppressions()}")
    say("Failed: " + ", ".join(failed) if failed else "Every check passed.")
    return 1 if failed else 0


def bench(given: argparse.Namespace) -> int:
    """Set up, then run the benchmarks; more words go to pytest."""
    prepare(QT_LIBRARIES, WINDOW_LIBRARIES, BENCH_PROGRAMS)
    words = ("-o", "addopts=--import-mode=importlib", "-p", "no:randomly", "-q", "-s")
    return _python("-m", "pytest", "tests/benchmarks", *words, *given.rest).returncode


def simulate(given: argparse.Namespace) -> int:
    """Let desks exchange files in any order, N histories; an oracle judges how they end."""
    prepare(QT_LIBRARIES)
    words = ("-m", "tests.work.exchange.simulator", str(given.count), str(given.first))
    return _python(*words).returncode


def package(_given: argparse.Namespace) -> int:
    """Build the one-folder program with PyInstaller and let it test itself."""
    prepare(QT_LIBRARIES)
    _install("-r", str(ROOT / PACKAGE_LOCK), "--require-hashes", "--no-deps")
    _python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec", check=True)
    built = ROOT / "dist" / "bcu-desk" / ("bcu-desk.exe" if os.name == "nt" else "bcu-desk")
    say(f"Built {_shown([built.parent])}; its self-test:")
    return subprocess.run([built, "self-test"], env=_environment(), check=False).returncode


def pictures(given: argparse.Namespace) -> int:
    """Draw every page at given sizes, themes and scales into a folder."""
    prepare(QT_LIBRARIES)
    failed = 0
    for size, scale in itertools.product(given.size.split(","), given.scale.split(",")):
        wanted = ("--size", size, "--theme", given.theme, "--scale", scale)
        failed |= _draw(_sample(), Path(given.out), *wanted)
    return failed


def lock(_given: argparse.Namespace) -> int:
    """Make the hashed locks again from pyproject.toml (needs uv)."""
    words = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header"
    start = ["uv", "pip", "compile", "--upgrade", "--quiet", "--no-annotate", *words.split()]
    for name, sources in {
        "requirements.lock": ("pyproject.toml",),
        LOCK: ("pyproject.toml", "--group", "dev", "-c", "requirements.lock"),
        PACKAGE_LOCK: ("--group", "package", "-c", LOCK),
    }.items():
        subprocess.run([*start, *sources, "-o", name], cwd=ROOT, check=True)
    return 0


COMMANDS = {
    command.__name__: command
    for command in (setup, run, test, check, bench, simulate, package, pictures, lock)
}


# ---- Without a window ------------------------------------------------------------------------


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _sample() -> Path:
    """The sample of both BCUs in out/, made when it is missing."""
    path = OUT / "sample.bcu"
    if not path.exists():
        OUT.mkdir(exist_ok=True)
        _desk("new", path, "--sample", "both")
    return path


def _run_without_window(path: Path, on: tuple[str, ...]) -> int:
    """The main job on the command line: check, export, draw; then how to get the window."""
    say("There is no display here, so the main job runs without a window.")
    book, drawn = OUT / f"{path.stem}.xlsx", OUT / "pages"
    drawn.mkdir(parents=True, exist_ok=True)
    _desk("check", path, *on)
    _desk("export", path, book, *on)
    failed = _draw(path, drawn, "--size", "1366x768", "--theme", "light,dark", "--scale", "1")
    say(f"Desk file  {_shown([path])}")
    say(f"Workbook   {_shown([book])}")
    say(f"Pages      {_shown([drawn])}")
    say("To open the window, run this again where there is a display, or:")
    say(f"  {_shown([BIN / 'bcu-desk', path])}")
    return failed


def _draw(sample: Path, folder: Path, *wanted: str) -> int:
    words = ("-m", "bcu_desk.shell.pictures", str(sample), str(folder), *wanted)
    return _python(*words, QT_QPA_PLATFORM="offscreen").returncode


def _desk(*words: object) -> None:
    say("$ " + _shown(["bcu-desk", *words]))
    _python("-m", "bcu_desk", *(str(word) for word in words), check=True)


# ---- Setting up ------------------------------------------------------------------------------


def prepare(*needed: dict[str, str]) -> None:
    """Bring the machine and .venv to what the locks say; done already, it takes no time."""
    install_system_packages(missing_packages(*needed))
    mark = _mark()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == mark:
        return
    if not PYTHON.exists():
        say("Making .venv")
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    say(f"Installing the packages of {LOCK} (once; some 300 MB)")
    _install("-r", str(ROOT / LOCK), "--require-hashes", "--no-deps")
    _install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(mark, "utf-8")


def _mark() -> str:
    """What was installed and where: when it changes, set-up runs again."""
    found = hashlib.sha256(str(ROOT).encode())
    for name in ("pyproject.toml", LOCK):
        found.update((ROOT / name).read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def _install(*words: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    _python("-m", "pip", "install", *quiet, *words, check=True)


def missing_packages(*needed: dict[str, str]) -> tuple[str, ...]:
    """The Debian packages that bring what is missing here; none on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    found = [package for group in needed for name, package in group.items() if not _has(name)]
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        found.append("python3-venv")
    if not _has_font():
        found.append(FONT_PACKAGE)
    return tuple(found)


def _has(name: str) -> bool:
    """Whether a library can be loaded, or a program is on the path."""
    if ".so" not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob("*.[ot]tf"), None) for folder in folders if folder.is_dir())


def install_system_packages(names: Sequence[str]) -> None:
    """Install Debian packages as root; otherwise name them with the line that installs them."""
    if not names:
        return
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *names]
    if shutil.which("apt-get") is None:
        say(f"Missing system packages, by their Debian names: {' '.join(names)}")
        return
    if os.geteuid() != 0:
        say(f"Missing system packages. Install them with:\n  sudo {_shown(line)}")
        return
    say(f"Installing system packages: {' '.join(names)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "update"], line):
        done = subprocess.run(words, env=quiet, capture_output=True, check=False)
        if done.returncode:
            say(f"That did not work; what needs them will be skipped. By hand: {_shown(line)}")
            return


# ---- Small things ----------------------------------------------------------------------------


def suppressions() -> int:
    """How many lines of the program switch a check off; the number may only fall."""
    marks = ("# noqa", "# type: ignore", "# pragma")
    sources = (path.read_text("utf-8") for path in (ROOT / "bcu_desk").rglob("*.py"))
    return sum(any(mark in line for mark in marks) for text in sources for line in text.split("\n"))


def _part(name: str, words: tuple[str, ...]) -> int:
    say(f"--- {name}")
    return _python(*words).returncode


def _python(
    *words: str, check: bool = False, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the project's Python from the project's folder."""
    return subprocess.run([PYTHON, *words], cwd=ROOT, env=_environment() | environment, check=check)


def _environment() -> dict[str, str]:
    """The program's: compiled modules are kept, as every program that tests start reads them."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "", "PATH": path}


def _shown(words: Iterable[object]) -> str:
    """Words as one would type them, paths from the project's folder."""
    return " ".join(_short(word) for word in words)


def _short(word: object) -> str:
    if isinstance(word, Path) and word.is_relative_to(ROOT):
        return str(word.relative_to(ROOT))
    return str(word)


def say(words: str) -> None:
    """Tell the person at the terminal."""
    print(words, flush=True)


def _fail(words: str) -> int:
    print(words, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
