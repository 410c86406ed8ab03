"""A widget that tells above itself what was refused, done or found, with the next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.notice import Fix, PageNotice, announce
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.sentences import sentence

if TYPE_CHECKING:
    from bcu_desk.kit.form import Form


class Telling(QWidget):
    """What a page says: a refusal next to a form's field or above the page, and what was done.

    `message` makes a sentence of a refusal. `about` is the step, or the past, that is told of.
    """

    def __init__(self, message: Callable[[Refused], str]) -> None:
        super().__init__()
        self._message = message
        self._notice: PageNotice | None = None
        self.about = ""

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal next to the form's field, or above the page once the form is gone."""
        told = self.sentence_of(refused)
        field = refused.facts.get("field")
        if form is not None and not _is_away(form, self):
            form.show_refusal(told, str(field) if field else None, fixes)
        else:
            self.tell(told, fixes=fixes)

    def tell(self, text: str, *, tone: str = "bad", fixes: Sequence[Fix] = ()) -> None:
        """Show a message above the page: what, why, and the next step as buttons."""
        if self._notice is None:
            self._notice = PageNotice(self)
        self._notice.tell(text, tone=tone, fixes=fixes)
        self.about = ""

    def told(self) -> str:
        """The message shown above the page, or nothing."""
        return self._notice.text() if self._notice is not None else ""

    def put_notice_away(self) -> None:
        """Take the message above the page away."""
        self.about = ""
        if self._notice is not None:
            self._notice.hide()

    def tell_done(self, step: Done) -> None:
        """Tell a step's notices, and how to take it back."""
        if step.notices:
            told = " ".join(sentence(notice.code, notice.facts) for notice in step.notices)
            self.tell(told, tone="warn")
            self.about = step.label
        announce(self, f"{step.label}. Ctrl+Z takes it back.")

    def sentence_of(self, refused: Refused | Unusable) -> str:
        """What to tell of a refusal or a fault."""
        if isinstance(refused, Refused):
            return self._message(refused)
        return sentence(refused.code, refused.facts)


def _is_away(form: Form, page: QWidget) -> bool:
    """Whether a form was closed meanwhile: it, or what holds it, was hidden or deleted."""
    part: QWidget | None = form if isValid(form) else None
    if part is None:
        return True
    while part is not None and part is not page:
        if part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        part = part.parentWidget()
    return False
