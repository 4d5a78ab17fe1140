"""The whole corpus through the whole engine: every text arrives, none twice, and the window's side reads them all."""

from __future__ import annotations

import asyncio
from pathlib import Path

from evoinbox.demo.corpus import corpus_world, read_corpus
from evoinbox.demo.world import World
from evoinbox.domain.address import ConversationKey
from evoinbox.engine.changes import ConversationsChanged, HistoryProgress
from evoinbox.engine.commands import SignIn
from evoinbox.store.reader import Reader
from evoinbox.vault import MemoryVault
from tests.demo.test_worlds import corpora, now_us
from tests.support.sitting import Window, reader_of, running, serving


def all_ids(reader: Reader) -> list[str]:
    """The ids of every text of every conversation, page by page as a thread is scrolled."""
    found: list[str] = []
    for row in reader.conversations():
        page = reader.newest(row.key, 200)
        while page:
            found += [text.id for text in page]
            page = reader.before(page[0], 200)
    return found


async def taken_in(world: World, place: Path) -> None:
    async with serving(world) as (url, _), running(Window(place, MemoryVault())) as window:
        window.post(SignIn(url, world.user, world.password))
        listed: set[ConversationKey] = set()

        def all_listed(change: ConversationsChanged) -> bool:
            listed.update(change.keys)
            return len(listed) == wanted

        wanted = len({thread.address for thread in world.threads})
        await window.until(ConversationsChanged, all_listed)
        async with asyncio.timeout(90):
            while not (await window.until(HistoryProgress)).complete:
                pass
        reader = reader_of(window.opened)
        ids = all_ids(reader)
        unread = reader.waiting().unread
        reader.close()
    truth = [world.message_info(number) for number in range(len(world))]
    assert len(ids) == len(set(ids)) == len(truth)
    assert set(ids) == {text["id"] for text in truth}
    assert unread == sum(bool(text["isUnread"]) for text in truth)


def test_every_text_of_the_corpus_is_in_the_cache_once(tmp_path: Path) -> None:
    for number, file in enumerate(corpora(tmp_path)):
        world = corpus_world(read_corpus(file), now_us)
        asyncio.run(taken_in(world, tmp_path / str(number)))
