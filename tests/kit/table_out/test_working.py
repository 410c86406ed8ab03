"""What a page's tables need, the context of pages has."""

from __future__ import annotations

from dataclasses import fields

from bcu_desk.kit.page import PageContext
from bcu_desk.kit.table_out.working import Working


def test_the_context_of_pages_has_all_that_tables_need() -> None:
    needed = {name for name in vars(Working) if isinstance(vars(Working)[name], property)}
    assert needed
    assert needed <= {field.name for field in fields(PageContext)}
