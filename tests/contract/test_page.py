"""No row of docs/api.md without a test, and no test of a row the page does not have."""

from __future__ import annotations

from tests.contract import test_behaviour, test_client, test_lists, test_others
from tests.contract.page import HELD, rows_of_the_page
from tests.contract.table import RECORDED_ONLY, ROWS


def test_every_row_of_the_page_is_held_and_says_the_same_source() -> None:
    page = rows_of_the_page()
    modules = (test_behaviour, test_client, test_lists, test_others)
    assert all(module.__doc__ for module in modules)

    assert len(page) == len(set(page)) > 50
    assert set(page) == HELD | {(row.name, row.source) for row in (*ROWS, *RECORDED_ONLY)}
