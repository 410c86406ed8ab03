"""The form that sets the targets of several wards, and the commands that come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.targets import MOST, SetTarget
from bcu_desk.features.coverage.model.lenses.several import Several
from bcu_desk.features.coverage.widgets.forms import DAYS
from bcu_desk.kit.form import FieldSpec, Form, Values
from bcu_desk.work.wire import made

Ends = tuple[Callable[[Values], object], Callable[[], object]]
AS_IS = "as it is now"
AMOUNTS = (("dwo", "DWOs"), ("pcso", "PCSOs"), ("uplift", "DWOs beyond that, as a test site"))


def several_target_form(several: Several, ends: Ends) -> Form:
    """A form for `set_target` of several wards; what is left empty stays as it is in each."""
    amounts = (
        FieldSpec(name, label, "text", hint=AS_IS, needed=False, beside=number == 1)
        for number, (name, label) in enumerate(AMOUNTS)
    )
    return Form(
        "coverage.targets_form",
        f"Set the target of {len(several.rows)} wards",
        (*amounts, *DAYS),
        ("Set their target", ends[0]),
        ends[1],
    )


def target_commands(wards: Sequence[str], values: Values) -> tuple[SetTarget, ...]:
    """A command for each ward. Raises Refused `odd_target`."""
    amounts = {name: _amount(name, values[name]) for name, _ in AMOUNTS}
    days = {"from": values["from"], "to": values["to"]}
    return tuple(made(SetTarget, {"ward": ward, **amounts, **days}) for ward in wards)


def _amount(name: str, told: object) -> int | None:
    if told is None:
        return None
    text = str(told).strip()
    if not text.isdecimal() or int(text) > MOST:
        raise Refused("odd_target", value=text[:20], most=MOST, field=name)
    return int(text)
