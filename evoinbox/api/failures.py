"""What goes wrong between us and a server, in httpx's and Python's words, turned into errors of ours.

Invariants: what was never connected is Unreachable, for then nothing can have been carried out; all else is not.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import httpx

from evoinbox.domain.errors import (
    CertificateFault,
    CertificateRefused,
    ConnectionLost,
    ConnectionRefused,
    NameUnknown,
    ProxyRefused,
    ServiceError,
    TimedOut,
    Unreadable,
)

_FAULT_OF_CODE: Final = {
    9: CertificateFault.NOT_YET_VALID,
    10: CertificateFault.EXPIRED,
    18: CertificateFault.UNKNOWN_ISSUER,
    19: CertificateFault.UNKNOWN_ISSUER,
    20: CertificateFault.UNKNOWN_ISSUER,
    21: CertificateFault.UNKNOWN_ISSUER,
    23: CertificateFault.REVOKED,
    62: CertificateFault.OTHER_NAME,
    64: CertificateFault.OTHER_NAME,
}
"""OpenSSL's verify codes (its x509_vfy.h)."""


@contextmanager
def translated() -> Iterator[None]:
    """What leaves the block is a ServiceError."""
    try:
        yield
    except httpx.ProxyError as error:
        raise ProxyRefused from error
    except (httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise ConnectionRefused from error
    except httpx.ConnectError as error:
        raise _never_connected(error) from error
    except (httpx.TimeoutException, TimeoutError) as error:
        raise TimedOut from error
    except httpx.RemoteProtocolError as error:
        if str(error).startswith("illegal"):
            raise Unreadable("something that is not HTTP") from error
        raise ConnectionLost from error
    except httpx.TransportError as error:
        raise ConnectionLost from error
    except httpx.DecodingError as error:
        raise Unreadable("undecodable content") from error


def _never_connected(error: BaseException) -> ServiceError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror | UnicodeError):
            return NameUnknown()
        if isinstance(cause, ssl.SSLCertVerificationError):
            fault = _FAULT_OF_CODE.get(getattr(cause, "verify_code", 0), CertificateFault.OTHER)
            return CertificateRefused(fault, getattr(cause, "verify_message", "") or str(cause))
        if isinstance(cause, ssl.SSLError):
            return CertificateRefused(CertificateFault.NO_TLS, getattr(cause, "reason", "") or str(cause))
        cause = cause.__cause__ or cause.__context__
    return ConnectionRefused()
