"""The keys of this installation, as the settings give them."""

from functools import lru_cache

from django.conf import settings

from gongzhi.ground.secrets.rules import Cipher, Keyring, read_keys


@lru_cache(maxsize=8)
def _keyring(keys: str, cipher: str) -> Keyring:
    return Keyring(read_keys(keys), Cipher(cipher))


def keyring() -> Keyring:
    return _keyring(settings.FIELD_KEYS, settings.FIELD_CIPHER)
