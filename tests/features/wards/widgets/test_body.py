"""One of three parts stands beside the sets."""

from __future__ import annotations

from tests.features.wards.pages import Open


def test_a_part_is_brought_with_the_keyboard_and_put_away_again(qtbot, opened: Open) -> None:
    body = opened().body
    assert body.stack.currentWidget() is body.kept
    body.bring(body.report, body.report.apply)
    assert body.stack.currentWidget() is body.report
    body.recolour()
    body.put_away()
    assert body.stack.currentWidget() is body.kept
    assert (body.report.looked, body.reward.run) == (None, None)
