"""The one place from which this house opens a connection, and only to where its settings say.

https alone, hosts by name from a list, every address they resolve to public (or listed), connected to the very address
that was checked, no redirects, no proxy from the environment. Off while the list is empty.
"""

import ipaddress
import json
import socket
import ssl
from collections.abc import Collection, Mapping
from http.client import HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 5
ANSWER = 10_000  # bytes that are read of it


class NotAllowed(Exception):
    """Where this would have gone is not on the list."""


def checked(url: str, hosts: Collection[str]) -> tuple[str, int, str]:
    """Host, port and path of an address that may be asked. Raises NotAllowed for any other."""
    if not url.isascii() or any(sign.isspace() or not sign.isprintable() for sign in url):
        raise NotAllowed("address")
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError as odd:
        raise NotAllowed("address") from odd
    if parts.scheme != "https" or parts.username is not None or parts.password is not None:
        raise NotAllowed("scheme")
    if not parts.hostname or parts.hostname not in hosts or "\\" in url:
        raise NotAllowed("host")
    return parts.hostname, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def public_address(host: str, port: int, private: Collection[str]) -> str:
    """An address of the host. Raises NotAllowed when any of its addresses is not public, unless the host is listed."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for text in found:
        if not _public(text) and host not in private:
            raise NotAllowed("private address")
    if not found:
        raise NotAllowed("no address")
    return found[0]


def _public(text: str) -> bool:
    address = ipaddress.ip_address(text.split("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return (inner or address).is_global and not address.is_multicast


class _Pinned(HTTPSConnection):
    """Talks to the address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address, self.tls = address, ssl.create_default_context()

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), SECONDS)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)


def post_json(url: str, body: Mapping[str, object]) -> bool:
    """Whether the other side took it. A redirect is a no. Raises NotAllowed, or OSError when nobody answers."""
    host, port, path = checked(url, settings.OUTBOUND_HOSTS)
    line = _Pinned(host, port, public_address(host, port, settings.OUTBOUND_PRIVATE_HOSTS))
    try:
        data = json.dumps(body, ensure_ascii=False).encode()
        line.request("POST", path, data, {"Content-Type": "application/json; charset=utf-8"})
        answer = line.getresponse()
        answer.read(ANSWER)
        return 200 <= answer.status < 300
    finally:
        line.close()
