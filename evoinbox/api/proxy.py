"""Which proxy the system wants between us and a server: the environment's, or that of Windows' or macOS' settings.

Invariants: this computer is never asked for through a proxy; what the system names and nobody can use is a
ProxyRefused, never a silent way around it.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from evoinbox.domain.errors import ProxyRefused
from evoinbox.settings import is_this_computer

_SCHEMES: Final = {"http": "http", "https": "https", "socks": "socks5", "socks5": "socks5", "socks5h": "socks5h"}
"""What may stand before a proxy's address; desktops write `socks` and mean version 5."""


def system_proxy(server: str) -> str | None:
    """The proxy's URL for a server's, None for the straight way; raises ProxyRefused when it cannot be understood.

    Read anew by each call: on Windows and macOS a change of the settings counts at once.
    """
    parts = urlsplit(server)
    host = parts.hostname or ""
    named = getproxies()
    address = named.get(parts.scheme) or named.get("all") or ""
    if not address.strip() or is_this_computer(host) or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    return _usable(address.strip())


def _usable(address: str) -> str:
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        scheme, host, _ = _SCHEMES[parts.scheme], parts.hostname, parts.port
    except (KeyError, ValueError) as error:
        raise ProxyRefused from error
    if not host:
        raise ProxyRefused
    return f"{scheme}://{parts.netloc}"
