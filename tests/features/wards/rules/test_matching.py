"""Features become wards by the field that tells codes; what does not fit is listed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bcu_desk.domain.places import Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.keys import key_of
from bcu_desk.features.wards.rules.matching import Match, match
from bcu_desk.features.wards.rules.reading.read import read
from bcu_desk.features.wards.rules.reading.told import Found
from tests.features.wards.files import CODES, collection, rings, small_wards, square

ELSEWHERE = "E05009999"
LONDON = frozenset((*CODES, ELSEWHERE))


def found_of(content: bytes, wards: tuple[Ward, ...] = ()) -> Found:
    points = tuple((ward.lon_micro, ward.lat_micro) for ward in wards or small_wards())
    return read("json", {"json": content}, points)


def fitted(content: bytes, wards: tuple[Ward, ...] = ()) -> Match:
    wards = wards or small_wards()
    return match(found_of(content, wards), wards, LONDON)


def coded(**codes: str) -> bytes:
    """Three squares whose codes are replaced."""
    return collection(rings()).replace(*(text.encode() for pair in codes.items() for text in pair))


def test_every_ward_is_matched_by_its_code() -> None:
    found = fitted(collection(rings()))
    assert [one.ward.code for one in found.matched] == list(CODES)
    assert (found.key, found.missing, found.unknown, found.far) == ("GSS_CODE", (), (), ())


def test_missing_unknown_and_other_wards_of_london_are_told_apart() -> None:
    found = fitted(coded(E05000003="E05777777"))
    assert [ward.code for ward in found.missing] == ["E05000003"]
    assert (found.unknown, found.elsewhere) == (("E05777777",), ())
    found = fitted(coded(E05000003=ELSEWHERE))
    assert (found.unknown, found.elsewhere) == ((), (ELSEWHERE,))


def test_a_ward_far_from_its_place_or_of_another_size_is_left_out() -> None:
    one, two, three = small_wards()
    found = fitted(collection(rings()), (one, two, replace(three, area_m2=9_000_000)))
    assert [placed.ward.code for placed in found.far] == ["E05000003"]
    assert len(found.matched) == 2
    away = replace(three, lat_micro=three.lat_micro + 200_000)
    assert [p.ward.code for p in fitted(collection(rings()), (one, two, away)).far] == [CODES[2]]


def test_a_file_of_which_most_lies_elsewhere_is_refused() -> None:
    away = tuple(replace(ward, lon_micro=ward.lon_micro - 900_000) for ward in small_wards())
    with pytest.raises(Refused, match="boundaries_misplaced"):
        fitted(collection(rings()), away)


def test_north_before_east_is_put_right() -> None:
    swapped = [[point[::-1] for point in ring] for ring in rings()]
    found = fitted(collection(swapped))
    assert [note.code for note in found.notes][-1] == "boundaries_swapped_grid"
    assert found.matched == fitted(collection(rings())).matched or len(found.matched) == 3
    assert found.matched[0].parts[0][0][0][0] > found.matched[0].parts[0][0][0][1]


def test_several_features_of_a_ward_are_joined() -> None:
    content = collection([square(0), square(1)]).replace(b"E05000002", b"E05000001")
    found = fitted(content, small_wards()[:1])
    assert len(found.matched[0].parts) == 2
    assert [note.code for note in found.notes][-1] == "boundaries_joined"


def test_the_field_is_the_one_with_most_codes_and_the_one_wanted_must_be_there() -> None:
    told = json.loads(collection(rings()))
    for number, feature in enumerate(told["features"]):
        feature["properties"] |= {"WD22CD": CODES[number], "OTHER": CODES[0] if not number else "x"}
        del feature["properties"]["GSS_CODE"]
    shapes = found_of(json.dumps(told).encode()).shapes
    codes = frozenset(CODES)
    assert key_of(shapes, codes, LONDON) == "WD22CD"
    assert key_of(shapes, codes, LONDON, "OTHER") == "OTHER"
    with pytest.raises(Refused, match="boundaries_unknown_key"):
        key_of(shapes, codes, LONDON, "GSS_CODE")


def test_files_without_ward_codes_or_with_those_of_other_wards_are_refused() -> None:
    with pytest.raises(Refused, match="boundaries_no_key"):
        fitted(collection(rings()).replace(b"E0500000", b"E0900000"))
    with pytest.raises(Refused, match="boundaries_other_wards"):
        fitted(
            collection(rings()).replace(b"E05000001", ELSEWHERE.encode()),
            small_wards()[1:2][:0] or (replace(small_wards()[0], code="E05123456"),),
        )


def test_overlaps_are_told_by_the_codes_of_the_wards() -> None:
    found = fitted(collection([square(0), square(1, shift=-100), square(2)]))
    assert [(a, b, one.area) for a, b, one in found.overlaps] == [(*CODES[:2], 100_000)]
