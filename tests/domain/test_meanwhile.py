"""What stops a text of all that was written to its customer: what was not there, is nobody's but somebody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evoinbox.domain.meanwhile import stop
from evoinbox.domain.message import Direction, Message, MessageId
from evoinbox.domain.outgoing import Reason
from evoinbox.settings import opt_outs
from tests.support.build import MINUTE_US, NOW_US, message, outgoing

TEXT = replace(outgoing(), knew_us=NOW_US - 10 * MINUTE_US, knew=(MessageId("there"),))
ANSWER = message("answer", text="I have called her", direction=Direction.OUTGOING, sender="Robin")
REFUSAL = message("refusal", text="STOP")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([ANSWER], (Reason.ANSWERED, "answer")),
        ([REFUSAL], (Reason.OPTED_OUT, "refusal")),
        ([ANSWER, replace(ANSWER, id=MessageId("newer"), at_us=NOW_US + 1)], (Reason.ANSWERED, "newer")),
        ([ANSWER, replace(REFUSAL, at_us=NOW_US - 1)], (Reason.OPTED_OUT, "refusal")),
        ([REFUSAL, message("start", text="START", at_us=NOW_US + 1)], None),
        ([replace(ANSWER, id=MessageId("there"))], None),
        ([replace(REFUSAL, id=MessageId("there"))], None),
        ([replace(ANSWER, at_us=TEXT.knew_us)], None),
        ([replace(ANSWER, id=MessageId("ours"))], None),
        ([replace(ANSWER, vanished=True), replace(REFUSAL, vanished=True)], None),
        ([message("other line", text="STOP", line="line-2")], None),
        ([message("more", text="and one more thing")], None),
        ([], None),
    ],
)  # fmt: skip
def test_what_stops_a_text(records: list[Message], expected: tuple[Reason, str] | None) -> None:
    found = stop(TEXT, records, {MessageId("ours")}, opt_outs())
    assert (found and (found.reason, str(found.message.id))) == expected
