"""Every reply of the table: the demo server gives it as it was recorded, and the client reads the recording aright."""

from __future__ import annotations

import asyncio

import pytest

from evoinbox.api.client import Client
from evoinbox.domain.errors import ServiceError
from tests.contract.table import RECORDED_ONLY, ROWS, Row
from tests.support.demo import asked, made
from tests.support.playback import Playback, saying
from tests.support.recorded import RECORDINGS, outline, outline_of, recorded

SAME_AS = {"send-by-session": "send", "my-sessions": "active-sessions"}
"""Rows whose reply is another row's."""


def recording_of(row: Row) -> str:
    return SAME_AS.get(row.name, row.name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name} [{row.source}]")
def test_the_demo_server_answers_as_recorded(row: Row) -> None:
    world = made()
    row.prepare(world)
    reply = asked(world, row.ask, signed_in=row.signed_in, faults=row.faults)

    assert outline(reply.status_code, reply.reason_phrase, reply.headers, reply.content) == outline_of(
        recorded(recording_of(row))
    )


READ = [row for row in (*ROWS, *RECORDED_ONLY) if row.call is not None]


@pytest.mark.parametrize("row", READ, ids=lambda row: f"{row.name} [{row.source}]")
def test_the_client_reads_the_recording(row: Row) -> None:
    recording = recorded(recording_of(row))

    async def work() -> object:
        async with Playback(saying(recording.on_the_wire())) as server:
            client = Client(server.url, user_agent="EvoInbox/0", region="US")
            assert row.call is not None
            try:
                return await row.call(client)
            except ServiceError as error:
                return error
            finally:
                await client.close()

    found = asyncio.run(work())
    if isinstance(row.means, ServiceError):
        assert type(found) is type(row.means)
        assert vars(found) == vars(row.means)
    else:
        assert found == row.means


def test_every_recording_is_read_by_a_row() -> None:
    assert {path.stem for path in RECORDINGS.iterdir()} == {recording_of(row) for row in (*ROWS, *RECORDED_ONLY)}
