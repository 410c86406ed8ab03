"""What the page's gestures have in hand: the form that is open, for whom, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.dialogs.forms import DAY, Asked
from bcu_desk.features.org_chart.dialogs.gestures import GESTURES, Gesture
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import next_start, offers_to, why_not_there
from bcu_desk.features.org_chart.rules.reporting import WORDS
from bcu_desk.features.org_chart.widgets.side.panel import SidePanel
from bcu_desk.kit.form import Values
from bcu_desk.kit.page import Page
from bcu_desk.work.changes import Done

NOTHING: Mapping[str, object] = MappingProxyType({})


class Hand:
    """Opens the forms of gestures beside the chart and sends what is filled in.

    `made` are the keys of what the last form changed, until the page has taken them.
    """

    def __init__(self, page: Page, side: SidePanel, chosen: Callable[[], str]) -> None:
        self._page = page
        self._side = side
        self._chosen = chosen
        self.loaded: Loaded | None = None
        self.made: tuple[str, ...] = ()

    def start(
        self,
        verb: str,
        person: str = "",
        *,
        post: str | None = None,
        fill: Mapping[str, object] = NOTHING,
        first: str = "",
    ) -> None:
        """Open the form of a gesture on the post chosen; nothing where it does not apply."""
        gesture, loaded = GESTURES.get(verb), self.loaded
        if gesture is None or loaded is None or self._page.context.desk.read_only:
            return
        asked = Asked(loaded, self._chosen() if post is None else post, person)
        if not self._applies(gesture, asked):
            return
        form = gesture.form(asked, (lambda values: self._send(verb, values, asked), self._cancel))
        for name, value in fill.items():
            form.set_value(name, value)
        self._side.open_form(form, first or _begins_at(gesture, asked))

    def _applies(self, gesture: Gesture, asked: Asked) -> bool:
        """Whether the post chosen is one that a gesture works on; says so where it is vacant."""
        if not gesture.needs:
            return True
        branch = asked.loaded.tree.branches.get(asked.post)
        if branch is None:
            return False
        if gesture.needs == "holder" and branch.row.holder is None:
            told = f"{branch.row.title} is vacant, so there is no posting to end."
            self._page.tell(told, tone="warn")
            return False
        return True

    def drop(self, code: str, target: str, where: str = "under") -> None:
        """Ask from which day a dragged post moves, or say why it can't go there."""
        loaded = self.loaded
        if loaded is None:
            return
        reason = why_not_there(loaded, code, target, where)
        if reason == "under_already":
            return
        if reason is not None:
            title = loaded.tree.branches[target].row.title
            told = WORDS.get(reason, "Nothing reports to the same post").lower()
            self._page.tell(f"Not {where} {title}: {told}. Drop on a lit post.")
            return
        fill = {"where": where, "under": target}
        self.start("move", post=code, fill=fill, first="from")

    def give(self, collar: str, post: str) -> None:
        """Ask from which day a person dragged onto a post takes it, or say why they can't."""
        loaded = self.loaded
        if loaded is None or post not in loaded.tree.branches:
            return
        offer, row = offers_to(loaded, collar)[post], loaded.tree.branches[post].row
        if not offer.lawful:
            self._page.tell(f"Not to {row.title}: {offer.words.lower()}. Drop on a lit vacancy.")
            return
        grade = next(each.grade for each in loaded.people if each.collar == collar)
        fill: dict[str, object] = {}
        if grade < row.grade:
            fill["standing"] = Standing.ACTING.value
        until = next_start(loaded, post)
        if until is not None:
            fill["to"] = until - DAY
        self.start("appoint", collar, post=post, fill=fill, first="from")

    def pick(self, code: str) -> None:
        """A card was picked: an open form takes it as its post."""
        form, loaded = self._side.form, self.loaded
        name = next((name for name in ("under", "post") if form and name in form.values()), "")
        if form is None or loaded is None or not name:
            return
        form.set_value(name, code)
        if not form.values()[name]:
            title = loaded.tree.branches[code].row.title
            form.show_refusal(f"{title} can't take this post. Pick one of a higher rank.", name)

    def _send(self, verb: str, values: Values, asked: Asked) -> None:
        form = self._side.form
        try:
            commands = GESTURES[verb].commands(values, asked)
        except Refused as refused:
            self._page.show_refusal(refused, form)
        else:
            self._page.do(*commands, form=form, on_done=self._sent)

    def _sent(self, done: Done) -> None:
        """A form did its work: a post that it made is chosen once it is read."""
        self._cancel()
        self.made = done.keys

    def _cancel(self) -> None:
        """Put the form away with nothing changed."""
        self._side.close_form()
        self._side.left.emit()


def _begins_at(gesture: Gesture, asked: Asked) -> str:
    """The field to start in: a person without a post needs that first."""
    return "post" if asked.person and not asked.post else gesture.first
