"""What people type may be personal: on disk it is only readable with the installation's secret key (AES-256-GCM)."""

import base64
import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(b"forms:" + settings.SECRET_KEY.encode()).digest())


def seal(words: str, name: str) -> str:
    """Lock words to the row they belong to, named by `name`: they open in no other."""
    nonce = secrets.token_bytes(NONCE)
    locked = _cipher().encrypt(nonce, words.encode("utf-8", "surrogatepass"), name.encode())
    return base64.b64encode(nonce + locked).decode()


def unseal(sealed: str, name: str) -> str:
    """The words again; empty where the secret key has changed since, or the row was tampered with."""
    raw = base64.b64decode(sealed)
    try:
        return _cipher().decrypt(raw[:NONCE], raw[NONCE:], name.encode()).decode("utf-8", "surrogatepass")
    except InvalidTag:
        return ""
