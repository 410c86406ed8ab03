"""The form that says how many of a kind stay free at a base, and its command."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.commands.limits import SetSpareMinimum
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms.choices import Ends, named
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form, Values


def keep_form(loaded: Loaded, key: str, ends: Ends) -> Form:
    """A form for `set_spare_minimum`, filled by a plate, or by base, kind and number.

    Such a key is `Romford/irv/2`.
    """
    kinds = tuple(Option(kind.code, kind.title) for kind in loaded.board.kinds.values())
    bases = tuple(Option(base, base) for base in sorted(loaded.board.bases))
    form = Form(
        "bookings.keep",
        "Keep some free at a base",
        (
            FieldSpec("kind", "Kind", "choice", kinds, "Type a kind"),
            FieldSpec("base", "Base", "choice", bases, "Type a base"),
            FieldSpec("amount", "How many stay free", "number", hint="0 for none"),
            FieldSpec("from", "From", "day"),
        ),
        ("Keep free", ends[0]),
        ends[1],
    )
    row = loaded.vehicle(key)
    told = key.rsplit("/", 2) if key.count("/") > 1 else ["", "", "1"]
    base, kind, amount = told if row is None else (row.base, row.kind, "1")
    form.set_value("kind", kind)
    form.set_value("base", base)
    form.set_value("amount", int(amount))
    form.set_value("from", loaded.window.on)
    return named(form, "bookings.keep_form")


def kept(values: Values) -> SetSpareMinimum:
    """The command of the form."""
    day = values["from"]
    assert isinstance(day, date)
    return SetSpareMinimum(
        kind=str(values["kind"]),
        base=str(values["base"]),
        amount=int(str(values["amount"])),
        from_day=day,
    )
