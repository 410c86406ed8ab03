"""What mends a refusal, as buttons beside the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.kit.form import Form
from bcu_desk.kit.notice import Fix


def fixes_for(refused: Refused, form: Form) -> tuple[Fix, ...]:
    """Ways to mend what was refused; each fills in the form and leaves sending to the user."""
    maker = _MAKERS.get(refused.code)
    return maker(refused, form) if maker is not None else ()


def _rank_too_low(_refused: Refused, form: Form) -> tuple[Fix, ...]:
    return (
        ("Make it acting", lambda: _fill(form, "standing", "acting", then="to")),
        ("Make it temporary", lambda: _fill(form, "standing", "temporary", then="to")),
    )


def _post_held(refused: Refused, form: Form) -> tuple[Fix, ...]:
    found: list[Fix] = [
        ("End that posting on this day", lambda: _fill(form, "replace", value=True))
    ]
    free = str(refused.facts.get("free_from") or "")
    if free:
        day = date.fromisoformat(free)
        found.append((f"Start on {long_day(day)}", lambda: _fill(form, "from", day)))
    return tuple(found)


def _fill(form: Form, name: str, value: object, then: str = "") -> None:
    form.clear_trouble()
    form.set_value(name, value)
    (form.field(then) if then else form.submit).setFocus()


_MAKERS: dict[str, Callable[[Refused, Form], tuple[Fix, ...]]] = {
    "rank_too_low": _rank_too_low,
    "post_held": _post_held,
}
