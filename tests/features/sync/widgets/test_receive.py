"""The part that receives: progress, and the preview in its place."""

from __future__ import annotations

from bcu_desk.features.sync.widgets.receive import ReceivePart


def test_progress_is_shown_while_it_works(qtbot) -> None:
    part = ReceivePart()
    qtbot.addWidget(part)
    part.show_working(working=True)
    part.show_progress(40, "Merging…")
    assert (part.bar.value(), part.choose.isHidden()) == (40, True)
    part.show_working(working=False)
    assert not part.choose.isHidden()


def test_a_preview_takes_the_place_of_the_words(qtbot) -> None:
    part = ReceivePart()
    qtbot.addWidget(part)
    part.show_preview()
    assert not part.preview.isHidden()
    part.put_away()
    assert part.preview.isHidden()
