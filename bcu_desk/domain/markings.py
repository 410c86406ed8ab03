"""Protective markings: OFFICIAL or OFFICIAL-SENSITIVE, with a handling line where wanted.

Government Security Classifications Policy; a higher tier is never offered.
"""

from __future__ import annotations

import re

from bcu_desk.domain.refusals import Refused

TIERS = ("OFFICIAL", "OFFICIAL-SENSITIVE")
_FORM = re.compile(r"(?P<tier>OFFICIAL(?:-SENSITIVE)?)(?:: (?P<handling>[A-Z0-9 ,\-]{1,60}))?")


def marking_of(told: str) -> str:
    """The marking in capitals, such as `OFFICIAL-SENSITIVE: PERSONAL DATA`.

    Raises Refused `unknown_marking` for any other tier or form.
    """
    wanted = told.strip().upper()
    if not _FORM.fullmatch(wanted):
        raise Refused("unknown_marking", value=told[:80], known=TIERS, field="marking")
    return wanted


def in_file_name(marking: str) -> str:
    """The marking as part of a file name: no colon, no comma."""
    return re.sub(r"[:,]", "", marking)
