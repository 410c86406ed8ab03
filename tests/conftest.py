"""What every test stands on: an off-screen Qt, a profile of its own, the sample, no leaks."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy is no fault of the program: no law is broken by being looked at slowly.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
os.environ["QT_QPA_PLATFORM"] = os.environ.get("BCU_DESK_TEST_PLATFORM", "offscreen")
os.environ.pop("QT_SCALE_FACTOR", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # never a person's own

QT_FIXTURES = {"qtbot", "qapp", "qtmodeltester"}
GO_LIVE = "2017-01-23T06:00"  # a Monday two weeks after go-live: 06:00, early turn


@pytest.fixture(scope="session")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """New folders, one after another; pytest's own look at all that are there each time."""
    home = tmp_path_factory.mktemp("profiles")
    return (home / str(number) for number in count())


@pytest.fixture(autouse=True)
def profile(profiles: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile folder for this test only; child processes inherit it."""
    folder = next(profiles)
    folder.mkdir()
    monkeypatch.setenv("BCU_DESK_PROFILE", str(folder))
    monkeypatch.delenv("BCU_DESK_NOW", raising=False)
    monkeypatch.delenv("BCU_DESK_FS_CLASS", raising=False)
    return folder


@pytest.fixture
def frozen_now(monkeypatch: pytest.MonkeyPatch) -> str:
    """The clock stands at 06:00 on Mon 23 Jan 2017, here and in child processes."""
    monkeypatch.setenv("BCU_DESK_NOW", GO_LIVE)
    return GO_LIVE


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of both BCUs, made once; read it only, or take `sample_file`."""
    from bcu_desk.domain.times import minute_of
    from bcu_desk.work.clock import Clock
    from bcu_desk.work.new_file import NewFile, create_file

    path = tmp_path_factory.mktemp("sample") / "sample.bcu"
    create_file(path, NewFile(kind="both"), Clock(minute_of(GO_LIVE)))
    return path


@pytest.fixture
def sample_file(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample of both BCUs, to write to."""
    return Path(shutil.copy(made_sample, tmp_path / "sample.bcu"))


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, and a Qt test that leaves a timer or a window too."""
    with_qt = bool(QT_FIXTURES & set(request.fixturenames))
    if with_qt:
        request.getfixturevalue("qapp")
    from tests.leaks import let_go, living, put_away

    before = living(with_qt=with_qt)
    yield
    if with_qt:
        let_go()
    left = living(with_qt=with_qt, settle=True) - before
    if left:
        gc.collect()
        left = living(with_qt=with_qt, settle=True) - before
    if left:
        put_away(left)
        pytest.fail("left behind: " + ", ".join(sorted(found.words for found in left)))
