"""Files and disks that can't be used."""

from __future__ import annotations

import json

import pytest

from bcu_desk.store import folders
from bcu_desk.store.unusable import DiskFault, InUse, NotADesk, Unusable, WrongKey


@pytest.mark.parametrize(
    ("kind", "code"), [(NotADesk, 3), (InUse, 4), (DiskFault, 5), (WrongKey, 6)]
)
def test_each_kind_ends_a_call_with_its_own_exit_code(kind, code):
    assert kind("anything").exit_code == code
    assert issubclass(kind, Unusable)


def test_it_tells_its_code_and_facts():
    fault = NotADesk("damaged", file="a.bcu")
    assert fault.code == "damaged"
    assert fault.facts == {"file": "a.bcu"}
    assert str(fault) == "damaged(file=a.bcu)"


def test_every_sentence_has_a_what_and_a_next_step():
    text = (folders.resources() / "text/refusals/store.json").read_text(encoding="utf-8")
    for code, sentence in json.loads(text).items():
        assert sentence.count(". ") + sentence.count(": ") >= 1, code
        assert sentence.endswith("."), code
