"""Templates of one's own: a template with other sections, kept in the desk file under a name."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.templates import TEMPLATES, Template
from bcu_desk.store.packs import book
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk

LONGEST = 40
MOST = 50


def templates_of(reader: Reader) -> tuple[Template, ...]:
    """The templates of the program, then those of this desk's own, by name."""
    kept = book.own_templates(reader.connection).values()
    own = (found for told in kept if (found := _read(told)) is not None)
    return (*TEMPLATES, *own)


def _read(told: str) -> Template | None:
    """A template as it was kept, or None where it can't be read."""
    try:
        return msgspec.json.decode(told, type=Template)
    except msgspec.MsgspecError:
        return None


def template_in(found: tuple[Template, ...], name: str) -> Template:
    """One of these templates by its name. Raises Refused `unknown_template`."""
    for template in found:
        if template.name == name:
            return template
    known = tuple(template.name for template in found)
    raise Refused("unknown_template", value=name[:60], known=known, field="template")


def _own_name(name: str) -> str:
    """A name as it is kept. Raises Refused `template_name`."""
    told = " ".join(name.split())
    taken = {word.casefold() for item in TEMPLATES for word in (item.name, item.title)}
    if told and len(told) <= LONGEST and told.casefold() not in taken:
        return told
    raise Refused("template_name", value=told[:LONGEST], most=LONGEST, field="template_name")


def keep(desk: Desk, name: str, like: Template, sections: tuple[str, ...]) -> Template:
    """Keep the sections of a pack under a name; whom it is for stays as in the template it is like.

    One's own of the same name is replaced. Raises Refused `template_name` for a name that is empty,
    too long or one of the program's, `no_sections`, and `many_templates`.
    """
    told = _own_name(name)
    if not sections:
        raise Refused("no_sections", field="sections")
    with desk.reader() as reader:
        own = book.own_templates(reader.connection)
    if told not in own and len(own) >= MOST:
        raise Refused("many_templates", most=MOST, field="template_name")
    made = replace(like, name=told, title=told, told=f"Like {like.title}", sections=sections)
    kept = msgspec.json.encode(made).decode()
    desk.write_books(lambda held: book.keep_template(held, told, kept))
    return made


def forget(desk: Desk, name: str) -> None:
    """Forget a template of one's own; packs made of it stay in the book."""
    desk.write_books(lambda held: book.drop_template(held, name))
