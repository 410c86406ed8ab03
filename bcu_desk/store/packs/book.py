"""Packs that were made, own templates, and drafts: a desk's own, in no step and never sent."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from bcu_desk.store.books import pack, pack_draft, pack_template, step


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePack:
    """A pack that was made: at which minute, after which step, of what was wanted (JSON).

    `digest` is of its content; `recipient` is to whom it went, or empty.
    """

    id: int
    tx: int
    made: int
    wanted: str
    digest: str
    pages: int
    file: str
    recipient: str
    actor: str


def last_step(connection: Connection) -> int:
    """The number of the newest step."""
    return int(connection.scalar(select(func.max(step.c.tx))) or 0)


def actors(connection: Connection) -> frozenset[str]:
    """Who took steps, by the names that the computers know them by."""
    found = connection.execute(select(step.c.actor).where(step.c.kind != "start").distinct())
    return frozenset(row.actor for row in found)


def made_packs(connection: Connection) -> tuple[MadePack, ...]:
    """Every pack that was made, the newest first."""
    found = connection.execute(select(pack).order_by(pack.c.id.desc()))
    return tuple(MadePack(**row) for row in found.mappings())


def record_pack(connection: Connection, made: MadePack) -> int:
    """Write a pack into the book under the next number; returns it."""
    values = {name: getattr(made, name) for name in MadePack.__slots__ if name != "id"}
    number = int(connection.scalar(select(func.max(pack.c.id))) or 0) + 1
    connection.execute(insert(pack).values(id=number, **values))
    return number


def own_templates(connection: Connection) -> dict[str, str]:
    """Templates of this desk's own by name, as they were kept."""
    found = connection.execute(select(pack_template).order_by(pack_template.c.name))
    return {row.name: row.told for row in found}


def keep_template(connection: Connection, name: str, told: str) -> None:
    """Keep a template under a name; one that has it is replaced."""
    made = insert_or_update(pack_template).values(name=name, told=told)
    connection.execute(made.on_conflict_do_update(index_elements=["name"], set_={"told": told}))


def drop_template(connection: Connection, name: str) -> None:
    """Forget a template of one's own."""
    connection.execute(delete(pack_template).where(pack_template.c.name == name))


def draft_of(connection: Connection, template: str) -> str | None:
    """What was typed for a template and not yet put away."""
    return connection.scalar(select(pack_draft.c.told).where(pack_draft.c.template == template))


def keep_draft(connection: Connection, template: str, told: str) -> None:
    """Keep what is typed for a template."""
    made = insert_or_update(pack_draft).values(template=template, told=told)
    connection.execute(made.on_conflict_do_update(index_elements=["template"], set_={"told": told}))
