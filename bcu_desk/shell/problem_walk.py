"""Going from one rule broken to the next, each shown where it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bcu_desk.kit.notice import Fix
from bcu_desk.shell.counts import Queries
from bcu_desk.shell.problems import Problem, problems
from bcu_desk.shell.session import Session
from bcu_desk.work.contributions import Find

NONE = "No rule of the model is broken on this day."
Tell = Callable[[str, str, Sequence[Fix]], object]


class ProblemWalk:
    """Knows which problem was shown last; `show` goes to a page's record, `tell` says the words."""

    def __init__(
        self,
        session: Session,
        known: tuple[Queries, Sequence[Find]],
        show: Callable[[str, str], object],
        tell: Tell,
    ) -> None:
        self._session = session
        self._queries, self._finds = known
        self._show = show
        self._tell = tell
        self._at = -1

    def begin_again(self) -> None:
        """Start with the first one, as on another day."""
        self._at = -1

    def go(self, step: int) -> None:
        """Go on by a step, round and round."""
        view, queries, finds = self._session.view, self._queries, self._finds
        self._session.read(
            lambda reader: problems(reader, view, queries, finds),
            lambda found: self._go_in(found, step),
        )

    def _go_in(self, found: tuple[Problem, ...], step: int) -> None:
        if not found:
            self._tell(NONE, "good", ())
            return
        if self._at < 0:
            self._at = 0 if step > 0 else len(found) - 1
        else:
            self._at = (self._at + step) % len(found)
        problem = found[self._at]
        self._show(problem.page, problem.key)
        told = f"Problem {self._at + 1} of {len(found)}. {problem.words}"
        more = (("Next problem", lambda: self.go(1)),) if len(found) > 1 else ()
        self._tell(told, "bad" if problem.severe else "warn", more)
