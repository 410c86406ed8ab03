"""Exit codes of refusals, as the contract of the command line has them."""

from __future__ import annotations

from bcu_desk.shell.cli.words import exit_codes
from bcu_desk.shell.cli.words.exit_codes import exit_code_of
from bcu_desk.work.sentences import sentences


def test_a_damaged_file_a_wrong_key_and_a_role_have_codes_of_their_own() -> None:
    told = ("exchange_damaged", "exchange_tampered", "exchange_newer", "no_keys", "only_the_lead")
    assert [exit_code_of(one) for one in told] == [3, 3, 3, 6, 7]
    assert exit_code_of("file_exists") == 1
    files = ("not_a_card", "exchange_forked", "exchange_other_keys", "exchange_withdrawn")
    assert [exit_code_of(one) for one in files] == [3, 3, 6, 7]


def test_every_refusal_with_a_code_of_its_own_has_a_sentence() -> None:
    assert set(exit_codes._CODES) <= set(sentences())
