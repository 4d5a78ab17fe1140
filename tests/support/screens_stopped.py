"""The screens of a text that stopped before it left, and of a first one at night."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evoinbox.domain.conversation import Conversation
from evoinbox.domain.message import Direction
from evoinbox.domain.outgoing import Outgoing, Reason
from evoinbox.engine.changes import ConversationsChanged, OutgoingChanged
from tests.support.build import message

if TYPE_CHECKING:
    from tests.support.screens import Stage


def show_stopped(stage: Stage, conversation: Conversation, text: Outgoing) -> None:
    """A colleague was faster; and a first text, at night."""
    at_us = text.written_at_us
    answer = message(
        "faster", address=conversation.address, at_us=at_us + 1, text="It is done, you can fetch it today.",
        direction=Direction.OUTGOING, line=conversation.line, line_name="", sender="Robin Diaz",
    )  # fmt: skip
    with stage.cache.transaction():
        stage.cache.store([answer], ())
    stage.desk.update(replace(text, reason=Reason.ANSWERED, knew_us=at_us))
    stage.say(ConversationsChanged(frozenset({conversation.key})), OutgoingChanged(text.id, conversation.key))
    stage.picture("text-answered")
    inbox = stage.window.inbox
    inbox.compose_to("+18085550199", "Good morning, this is Rosewood Cycles.")
    inbox.compose.send()
    stage.picture("first-text")
    inbox.compose.edit.clear()
    inbox.open(conversation.key, by_program=False)
