"""Use in sentences, and the words and tones of its figures."""

from __future__ import annotations

from collections.abc import Sequence

from bcu_desk.features.bookings.model.sorts import WORDS
from bcu_desk.features.bookings.model.use.period import period_words
from bcu_desk.features.bookings.model.use.read import Sharing, UseRead
from bcu_desk.features.bookings.queries.sharing.use import IDLE, OVER_USED, By, UseRow

HOUR = 60
TITLES = {
    By.VEHICLE: "one",
    By.KIND: "Kind",
    By.BASE: "Base",
    By.BOROUGH: "Borough",
    By.HOUR: "Hour",
}


def hours(minutes: int) -> str:
    """Minutes as hours: `1,204 h`; a minus where there are fewer than none."""
    whole = round(minutes / HOUR)
    return f"{'−' if whole < 0 else ''}{abs(whole):,} h"


def of_words(found: UseRead, row: UseRow) -> str:
    """What a line is of: an hour of the day as `07:00–08:00`."""
    if found.by is not By.HOUR:
        return row.of
    return f"{row.of}:00–{(int(row.of) + 1) % 24:02d}:00"


def bar_words(found: UseRead, row: UseRow) -> str:
    """A bar in words."""
    judged = f", {row.judged}" if row.judged and found.by is not By.HOUR else ""
    return (
        f"{of_words(found, row)}: {row.percent}%, "
        f"{hours(row.booked_minutes)} of {hours(row.minutes)}{judged}"
    )


def tone_of(found: UseRead, row: UseRow) -> str | None:
    """The tone of a line: bad where over-used, muted where idle; hours are not judged."""
    if found.by is By.HOUR:
        return None
    return {"idle": "muted", "over-used": "bad"}.get(row.judged)


def use_sentence(found: UseRead) -> str:
    """How much is used, what most and least, how many are idle or over-used."""
    words = WORDS[found.sort]
    period = period_words(found.first, found.after)
    if not found.each:
        return f"There are no {words.many} {period}."
    title = words.title if words.title == "Kit" else words.many.capitalize()
    was = "was" if title == "Kit" else "were"
    told = f"{title} {was} booked {found.percent}% of the time {period}"
    if len(found.rows) > 1:
        most = max(found.rows, key=lambda row: row.percent)
        least = min(found.rows, key=lambda row: row.percent)
        told += (
            f": {of_words(found, most)} most, {most.percent}%; "
            f"{of_words(found, least)} least, {least.percent}%"
        )
    return f"{told}. {_judged(found)}"


def _judged(found: UseRead) -> str:
    idle = sum(row.judged == "idle" for row in found.each)
    over = sum(row.judged == "over-used" for row in found.each)
    return (
        f"{idle or 'None'} of {len(found.each)} {'is' if idle == 1 else 'are'} idle "
        f"(under {IDLE}%), {over or 'none'} over-used (over {OVER_USED}%)."
    )


def sharing_sentence(found: UseRead) -> str:
    """Who lent and who borrowed most across boroughs, and what was refused."""
    rows = [row for row in found.boroughs if row.lent_minutes or row.borrowed_minutes]
    if not rows:
        return f"Nothing was shared across boroughs. {_refused(found.boroughs)}"
    lender = max(rows, key=lambda row: row.lent_minutes)
    taker = max(rows, key=lambda row: row.borrowed_minutes)
    return (
        f"{lender.borough} lent most, {hours(lender.lent_minutes)}; "
        f"{taker.borough} borrowed most, {hours(taker.borrowed_minutes)}. "
        f"{_refused(found.boroughs)}"
    )


def _refused(rows: Sequence[Sharing]) -> str:
    count = sum(row.refused for row in rows)
    if not count:
        return "No request was refused."
    told = "1 request was" if count == 1 else f"{count} requests were"
    return f"{told} refused, {hours(sum(row.refused_minutes for row in rows))}."


def bar_of_sharing(row: Sharing) -> str:
    """A borough's two bars in words."""
    return (
        f"{row.borough}: lent {hours(row.lent_minutes)}, "
        f"borrowed {hours(row.borrowed_minutes)}, {row.refused} refused"
    )
