"""Work off the GUI thread: a Qt-free function runs, its answer arrives on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Failed = Callable[[Exception], object]
Progress = Callable[[int, str], object]
READERS = 2


class Cancelled(Exception):
    """The answer of this work is no longer wanted."""


class Job:
    """A piece of work under way; `cancel` drops its answer."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drop the answer; work that reports its progress stops at its next report."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Who waits for a job; kept on the GUI thread, so that no widget dies in another."""

    done: Callable[[Any], object]
    failed: Failed
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a thread has to say of its job: an answer, an error, a share done, or that it ends."""

    job: Job
    kind: str
    what: Any = None
    words: str = ""


class Jobs(QObject):
    """The only maker of threads; `close` it when the desk closes.

    Reads share a few threads; work marked `in_turn` (writes) runs one after another. With
    `inline` everything runs at once where it is asked for: for tests and pictures.
    """

    _told = Signal(object)

    def __init__(self, *, inline: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inline = inline
        self._under_way: dict[Job, _Wanted] = {}
        self._readers: ThreadPoolExecutor | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._closed = False
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[..., T],
        *,
        done: Callable[[T], object],
        failed: Failed | None = None,
        progress: Progress | None = None,
        in_turn: bool = False,
    ) -> Job:
        """Run a Qt-free function; `done` or `failed` is called with what comes of it.

        With `progress` the function is given one argument: a callable that takes a share in per
        cent and words, and raises Cancelled once the job was cancelled. Without `failed` an error
        is raised on the GUI thread, for the crash reporter.
        """
        job = Job()
        self._under_way[job] = _Wanted(done, failed or _raise, progress)
        work = function if progress is None else partial(function, self._reporter(job))
        if self._inline:
            self._work(job, work)
        elif not self._closed:
            self._pool(in_turn=in_turn).submit(self._work, job, work)
        return job

    def busy(self) -> bool:
        """Whether work is under way whose answer has not been shown yet."""
        return bool(self._under_way)

    def is_under_way(self, job: Job) -> bool:
        """Whether the answer of this job has not arrived yet."""
        return job in self._under_way

    def close(self) -> None:
        """Drop all answers and wait for the threads to end; writes begun are finished."""
        self._closed = True
        for job in self._under_way:
            job.cancel()
        for pool in (self._readers, self._writer):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=pool is self._readers)
        self._readers = self._writer = None
        self._under_way.clear()

    def _pool(self, *, in_turn: bool) -> ThreadPoolExecutor:
        if in_turn:
            self._writer = self._writer or ThreadPoolExecutor(1, "desk_writer")
            return self._writer
        self._readers = self._readers or ThreadPoolExecutor(READERS, "desk_reader")
        return self._readers

    def _reporter(self, job: Job) -> Callable[[int, str], None]:
        def report(share: int, words: str = "") -> None:
            if job.cancelled():
                raise Cancelled
            self._send(_Told(job, "progress", share, words))

        return report

    def _work(self, job: Job, work: Callable[[], object]) -> None:
        """Run in the thread, and send what comes of it."""
        told = _Told(job, "dropped")
        if not job.cancelled():
            try:
                told = _Told(job, "done", work())
            except Cancelled:
                job.cancel()
            except Exception as error:  # noqa: BLE001 - it goes to whoever asked, or to the hook
                told = _Told(job, "failed", error)
        self._send(told)

    def _send(self, told: _Told) -> None:
        if self._inline:
            self._deliver(told)
        elif not self._closed:
            self._told.emit(told)

    def _deliver(self, told: _Told) -> None:
        """On the GUI thread: call whoever waits, unless the job was cancelled meanwhile."""
        ends = told.kind != "progress"
        wanted = self._under_way.pop(told.job, None) if ends else self._under_way.get(told.job)
        if wanted is None or told.job.cancelled():
            return
        if told.kind == "done":
            wanted.done(told.what)
        elif told.kind == "failed":
            wanted.failed(told.what)
        elif wanted.progress is not None:
            wanted.progress(told.what, told.words)


def _raise(error: Exception) -> None:
    raise error
