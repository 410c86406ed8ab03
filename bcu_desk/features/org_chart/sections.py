"""What the org chart puts into a pack: the chart of command, and vacancies and ends."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT
from bcu_desk.features.org_chart.queries import ChargeRow, Charges, PostRow, Posts
from bcu_desk.features.org_chart.tile import CARES, vacancies_tile
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Drawing, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.packs.shortened import Short
from bcu_desk.work.tiles.blocks import blocks_of
from bcu_desk.work.view import View

FEW = Short(most=12, columns=2)


@dataclass(frozen=True, slots=True)
class CommandCard:
    """A commander's or superintendent's post as the small chart of a pack shows it."""

    code: str
    title: str
    holder: str
    detail: str
    function: str


@dataclass(frozen=True, slots=True)
class CommandTeam:
    """A BCU's commander over its superintendents."""

    bcu: str
    commander: CommandCard
    team: tuple[CommandCard, ...]


def chart_part(reader: Reader, view: View, _asked: Asked) -> Part:
    """The commander and the superintendents of each BCU in view, as a small chart."""
    teams = command_teams(reader, view)
    if not teams:
        return Part(blocks=(Words("There is no commander's post yet."),), count=0)
    drawings = tuple(
        Drawing(
            "bcu_desk.features.org_chart.widgets.print.command",
            "draw_command",
            team,
            _told(team),
            0.24,
        )
        for team in teams
    )
    return Part(blocks=drawings, count=sum(1 + len(team.team) for team in teams))


def command_teams(reader: Reader, view: View) -> tuple[CommandTeam, ...]:
    """The command teams of the BCUs in view, in order of their codes."""
    posts = [row for row in Posts().rows(reader, view) if row.kind in (COMMANDER, SUPERINTENDENT)]
    led = {row.post: row for row in Charges().rows(reader, view)}
    found = []
    for head in (row for row in posts if row.kind == COMMANDER):
        own = [row for row in posts if row.bcu == head.bcu and row.kind == SUPERINTENDENT]
        cards = tuple(_charged(row, led.get(row.code)) for row in own)
        found.append(CommandTeam(head.bcu, _card(head, "", ""), cards))
    return tuple(sorted(found, key=lambda team: team.bcu))


def _charged(row: PostRow, charge: ChargeRow | None) -> CommandCard:
    """A superintendent's card: the boroughs held, and the function led unless the title says it."""
    if charge is None:
        return _card(row, "no function · no borough", "")
    boroughs = ", ".join(charge.boroughs) or "no borough"
    title = charge.function_title or "no function"
    detail = boroughs if title in row.title else f"{title} · {boroughs}"
    return _card(row, detail, charge.function or "")


def _card(row: PostRow, detail: str, function: str) -> CommandCard:
    holder = f"{row.holder_rank} {row.holder_name}" if row.holder else "Vacant"
    acting = f" ({row.standing})" if row.standing in ("acting", "temporary") else ""
    return CommandCard(row.code, row.title, f"{holder}{acting}", detail, function)


def _told(team: CommandTeam) -> str:
    cards = "; ".join(f"{card.holder}, {card.title}, {card.detail}" for card in team.team)
    return f"{team.commander.holder}, {team.commander.title}. Superintendents: {cards}."


def vacancies_part(reader: Reader, view: View, asked: Asked) -> Part:
    """Vacant posts and postings that end within 14 days, those that lead others first."""
    tile = vacancies_tile(reader, view, asked.at)
    return Part(blocks=blocks_of(tile, FEW if asked.brief else None), count=tile.count)


SECTIONS = (
    Section(
        name="chart",
        title="Chart of command",
        order=45,
        read=chart_part,
        told="The commander and the superintendents of each BCU, drawn",
        cares=CARES,
    ),
    Section(
        name="vacancies",
        title="Vacancies and ends in 14 days",
        order=80,
        read=vacancies_part,
        told="Vacant posts with their days, and postings that end within 14 days",
        cares=CARES,
    ),
)
