"""A service at which others are faster: colleagues, and customers who go on."""

from __future__ import annotations

from evoinbox.domain.message import Direction, Message
from tests.support.build import message
from tests.support.rig import TO, Rig, texts

SECOND_US = 1_000_000


def colleague(rig: Rig, name: str = "c1", *, to: str = TO, text: str = "I have called her", ago_s: int = 0) -> Message:
    """Somebody else answers; the service has it, and nothing is known here."""
    found = message(
        name, address=to, at_us=rig.time.now_us - ago_s * SECOND_US, text=text, direction=Direction.OUTGOING,
        sender="Robin",
    )  # fmt: skip
    rig.service.texts.append(found)
    return found


def customer(rig: Rig, text: str, line: str = "line-1") -> None:
    """A customer writes."""
    rig.service.texts.append(message(f"i{len(rig.service.texts)}", at_us=rig.time.now_us, text=text, line=line))


def reads(rig: Rig) -> int:
    """How often texts were asked for."""
    return sum(call.startswith("messages") for call in rig.service.calls)


async def known(rig: Rig) -> None:
    """The customer's thread is here, as read a minute ago; what is looked for from now on is the second look's."""
    rig.service.texts = texts(rig, 3)
    rig.inbox.take(rig.service.texts, {}, live=False)
    page = await rig.service.conversations(rig.sync._looker._account)
    rig.inbox.learn_threads(page.threads)
    rig.service.calls.clear()
    rig.start()
    await rig.time.settle()
