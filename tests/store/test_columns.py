"""What columns are made of: spans in order, and what may stay empty."""

from __future__ import annotations

import pytest
from sqlalchemy import MetaData, Table, create_engine, insert
from sqlalchemy.exc import IntegrityError

from bcu_desk.store.columns import days, key, minutes, text


def test_spans_are_in_order_and_only_days_and_open_ends_may_be_empty() -> None:
    metadata = MetaData()
    kept = Table("kept", metadata, key(), *days(), text("note", needed=False))
    timed = Table("timed", metadata, key(), *minutes())
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(kept).values(id=1, from_day="2017-01-09"))
        connection.execute(insert(timed).values(id=1, start_minute=0, end_minute=1))
    wrong = (
        insert(kept).values(id=2, from_day="2017-01-09", to_day="2017-01-09"),
        insert(timed).values(id=2, start_minute=1, end_minute=1),
        insert(timed).values(id=3, start_minute=1, end_minute=None),
    )
    for statement in wrong:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(statement)
    engine.dispose()
