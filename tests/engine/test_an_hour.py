"""The requests an hour takes are those docs/api.md names: the demo server's log counts them."""

from __future__ import annotations

import pytest

from tests.support.an_hour import PAGE, TABLE, counted, table


@pytest.mark.expects_log
def test_the_table_of_requests_is_what_the_server_counted() -> None:
    """`python -m tests.support.an_hour` writes it anew."""
    found = TABLE.search(PAGE.read_text(encoding="utf-8"))

    assert found is not None
    assert found[0] == table(counted())
