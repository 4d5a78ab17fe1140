"""The only way out to a page or a mail program: asked about first, with the host that is really meant.

Invariants: nothing is opened but http, https and mailto, and nothing without the agent's click on "Open"; what is shown
and what is opened come from one reading of the address; a number goes to our own composer and is never dialled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from evoinbox.domain.links import Host, Link, LinkKind, read_host
from evoinbox.ui import link_words
from evoinbox.ui.dialogs import LinkDialog
from evoinbox.words import tr

_SCHEMES: Final = {LinkKind.WEB: ("http", "https"), LinkKind.MAIL: ("mailto",)}


class LinkDoor:
    """Owned by the window; `open_url` hands to the desktop, `compose_to` prepares a text to a number, `say` tells."""

    def __init__(
        self,
        window: QWidget,
        open_url: Callable[[QUrl], bool],
        compose_to: Callable[[str], None],
        now_us: Callable[[], int],
        say: Callable[[str], None],
    ) -> None:
        self._window = window
        self._open_url = open_url
        self._compose_to = compose_to
        self._now_us = now_us
        self._say = say

    def follow(self, link: Link) -> None:
        """Go where a link leads, after asking; a number only has a text prepared."""
        if link.kind is LinkKind.TEXT:
            self._compose_to(link.target)
            return
        url = QUrl(link.target)
        where = goal(link)
        if url.scheme().lower() not in _SCHEMES[link.kind]:
            return
        title = tr(link_words.TITLES[link.kind])
        host, address = link_words.breakable(where.ascii), link_words.address(link.target)
        dialog = LinkDialog(self._window, title, host, address, self._now_us)
        dialog.warn(link_words.doubts(where))
        dialog.copied.connect(lambda: QGuiApplication.clipboard().setText(copied(link)))
        dialog.accepted.connect(lambda: self._open(url, copied(link)))
        dialog.open()

    def _open(self, url: QUrl, words: str) -> None:
        if not self._open_url(url):
            QGuiApplication.clipboard().setText(words)
            self._say(tr(link_words.NOT_OPENED))


def goal(link: Link) -> Host:
    """The host of a page or the whole mail address, as they are really meant; the number as it is read."""
    match link.kind:
        case LinkKind.WEB:
            url = QUrl(link.target)
            host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
            return read_host(host, user_info=bool(url.userInfo()))
        case LinkKind.MAIL:
            name, _, host = copied(link).rpartition("@")
            encoded = bytes(QUrl.toAce(host).data()).decode("ascii")
            read = read_host(encoded, user_info=False)
            return Host(
                f"{link_words.address(name)}@{encoded}" if encoded else "", read.reading, read.doubts, read.like
            )
        case LinkKind.TEXT:
            return Host(link.words, link.words, frozenset())


def copied(link: Link) -> str:
    """What "Copy link" brings: the page's address, the mail address or the number."""
    return link.target[len("mailto:") :].partition("?")[0] if link.kind is LinkKind.MAIL else link.target
