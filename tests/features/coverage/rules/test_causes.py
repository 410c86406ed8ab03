"""Why wards differ, in words."""

from __future__ import annotations

from bcu_desk.features.coverage.rules.causes import Holder, WardDay, causes
from bcu_desk.features.coverage.rules.standings import Standing

OSEI, NOVAK = Holder("414KD", "PC Osei"), Holder("415KD", "PC Novak")


def _ward(code: str, *people: Holder, target: int = 2, posts: int = 2, **more: object) -> WardDay:
    return WardDay(
        code=code,
        name=f"Ward {code}",
        borough=str(more.get("borough", "Havering")),
        dwo=Standing(len(people), target),
        targets={"dwo": target, "pcso": 1},
        posts={f"{code}{number}": "dwo" for number in range(posts)},
        people=people,
    )


def _told(before: list[WardDay], after: list[WardDay]) -> list[tuple[str, str, str, str]]:
    old, new = ({ward.code: ward for ward in wards} for wards in (before, after))
    return [(row.mark, row.ward, row.brief, row.sentence) for row in causes(old, new)]


def test_two_days_that_are_alike_have_no_cause() -> None:
    assert _told([_ward("A", OSEI)], [_ward("A", OSEI)]) == []


def test_who_joins_and_who_leaves_is_named_with_what_it_has_come_to() -> None:
    alone, both = _ward("A", OSEI), _ward("A", OSEI, NOVAK)
    assert _told([alone], [both]) == [
        ("joined", "A", "PC Novak joined",
         "PC Novak 415KD joined Ward A, Havering; it is now met.")
    ]  # fmt: skip
    assert _told([both], [alone]) == [
        ("left", "A", "PC Novak left",
         "PC Novak 415KD left Ward A, Havering; it is no longer met.")
    ]  # fmt: skip


def test_a_move_is_told_once_and_known_to_both_wards() -> None:
    before = [_ward("A", OSEI, NOVAK), _ward("B", target=1)]
    after = [_ward("A", OSEI), _ward("B", NOVAK, target=1)]
    assert _told(before, after) == [
        ("moved", "A", "PC Novak went to Ward B", ""),
        ("moved", "B", "PC Novak came from Ward A",
         "PC Novak 415KD moved from Ward A to Ward B, Havering;"
         " Ward B is now met, Ward A is no longer met."),
    ]  # fmt: skip


def test_a_move_from_another_borough_names_it() -> None:
    before = [_ward("A", NOVAK, target=0, borough="Redbridge"), _ward("B", target=3)]
    after = [_ward("A", target=0, borough="Redbridge"), _ward("B", NOVAK, target=3)]
    told = [sentence for *_, sentence in _told(before, after) if sentence]
    assert told == ["PC Novak 415KD moved from Ward A, Redbridge to Ward B, Havering."]


def test_posts_made_and_closed_are_counted() -> None:
    one, three = _ward("A", posts=1), _ward("A", posts=3)
    assert _told([one], [three])[0][2:] == (
        "2 DWO posts made", "2 DWO posts were made in Ward A, Havering."
    )  # fmt: skip
    assert _told([_ward("A", posts=2)], [one])[0][2:] == (
        "1 DWO post closed", "1 DWO post was closed in Ward A, Havering."
    )  # fmt: skip


def test_another_target_is_told_with_what_it_has_come_to() -> None:
    told = _told([_ward("A", OSEI, NOVAK)], [_ward("A", OSEI, NOVAK, target=3)])
    assert told == [
        ("changed", "A", "DWO target from 2 to 3",
         "The DWO target of Ward A, Havering, changed from 2 to 3; it is no longer met.")
    ]  # fmt: skip


def test_who_is_away_or_back_is_told() -> None:
    away = Holder("414KD", "PC Osei", "local aid to Fri 27 Jan")
    here, gone = [_ward("A", OSEI)], [_ward("A", away)]
    (one,), (other,) = _told(here, gone), _told(gone, here)
    assert one[3] == "PC Osei 414KD of Ward A, Havering, is away, local aid to Fri 27 Jan."
    assert other[3] == "PC Osei 414KD of Ward A, Havering, is back."


def test_a_new_ward_and_one_that_is_gone_are_told() -> None:
    told = _told([_ward("A", posts=0)], [_ward("B", posts=0)])
    assert [(mark, ward, sentence) for mark, ward, _, sentence in told] == [
        ("joined", "B", "Ward B, Havering, is a new ward."),
        ("left", "A", "Ward A, Havering, is no longer a ward."),
    ]
