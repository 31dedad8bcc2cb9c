"""Sealing short texts. Plain Python over `cryptography`: no Django, no settings, no database.

A token reads `gz1:CIPHER:KEY:BYTES`. The key is named in it, so that keys can be changed one row at a time; the place
the text belongs to (table, column, row) is bound as associated data, so that a token moved elsewhere does not open.
AES-256-GCM: NIST SP 800-38D. SM4: GB/T 32907-2016, in the same mode. Keys of both come from one master by HKDF-SHA256.
"""

import base64
import binascii
import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as Machine
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = "gz1"
NONCE, TAG, MASTER = 12, 16, 32  # bytes
LAST = 4  # how many characters a tail keeps


class Cipher(StrEnum):
    AES = "aes-256-gcm"
    SM4 = "sm4-gcm"


SIGNS = {Cipher.AES: "a", Cipher.SM4: "s"}
CIPHERS = {sign: cipher for cipher, sign in SIGNS.items()}
MACHINES = {Cipher.AES: (algorithms.AES, 32), Cipher.SM4: (algorithms.SM4, 16)}


class Tampered(Exception):
    """The token does not open: changed, moved from another place, or sealed by a key that is not at hand."""


@dataclass(frozen=True)
class Key:
    """A master key of 32 bytes and the name that tokens call it by."""

    name: str
    master: bytes

    def __repr__(self) -> str:
        return f"Key({self.name!r})"


@lru_cache(maxsize=256)
def _derived(master: bytes, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"gongzhi {purpose}".encode()).derive(
        master
    )


@dataclass(frozen=True)
class Keyring:
    """The keys at hand, the one to seal with first, and the cipher to seal with."""

    keys: tuple[Key, ...]
    cipher: Cipher = Cipher.AES

    def seal(self, text: str, place: str) -> str:
        key, nonce = self.keys[0], os.urandom(NONCE)
        head = f"{MARK}:{SIGNS[self.cipher]}:{key.name}"
        machine = _machine(self.cipher, key, modes.GCM(nonce)).encryptor()
        machine.authenticate_additional_data(_bound(head, place))
        sealed = machine.update(text.encode()) + machine.finalize()
        return f"{head}:{base64.urlsafe_b64encode(nonce + sealed + machine.tag).decode()}"

    def open(self, token: str, place: str) -> str:
        """Raises Tampered for a token that was not sealed for this place by one of these keys."""
        try:
            mark, sign, name, body = token.split(":")
            key = next(key for key in self.keys if key.name == name)
            raw, cipher = base64.urlsafe_b64decode(body.encode()), CIPHERS[sign]
            machine = _machine(cipher, key, modes.GCM(raw[:NONCE], raw[-TAG:])).decryptor()
            machine.authenticate_additional_data(_bound(f"{mark}:{sign}:{name}", place))
            return (machine.update(raw[NONCE:-TAG]) + machine.finalize()).decode()
        except (InvalidTag, ValueError, KeyError, StopIteration) as oops:
            raise Tampered("a sealed text does not open in its place") from oops

    def is_current(self, token: str) -> bool:
        return token.startswith(f"{MARK}:{SIGNS[self.cipher]}:{self.keys[0].name}:")

    def blind(self, text: str, domain: str) -> str:
        """A keyed fingerprint for exact search: tells equal texts within one domain, and nothing else."""
        return _blind(self.keys[0], text, domain)

    def blinds(self, text: str, domain: str) -> list[str]:
        """The fingerprints under every key: while keys are being changed, rows carry either."""
        return [_blind(key, text, domain) for key in self.keys]


def _machine(cipher: Cipher, key: Key, mode: modes.GCM) -> "Machine[modes.GCM]":
    algorithm, length = MACHINES[cipher]
    return Machine(algorithm(_derived(key.master, cipher, length)), mode)


def _bound(head: str, place: str) -> bytes:
    return f"{head}|{place}".encode()


def _blind(key: Key, text: str, domain: str) -> str:
    secret = _derived(key.master, f"index {domain}", MASTER)
    return hmac.new(secret, tidy(text).encode(), hashlib.sha256).hexdigest()[:32]


def tidy(text: str) -> str:
    """What two ways of typing the same number have in common: half width, no gaps, capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("-", "").upper()


def tail(text: str) -> str:
    """The last four characters; nothing where that would be more than half of the text."""
    short = tidy(text)
    return short[-LAST:] if len(short) >= 2 * LAST else ""


def read_keys(text: str) -> tuple[Key, ...]:
    """`name:base64,name:base64`, the current one first. ValueError in words that never repeat the key."""
    keys = tuple(_key(part, at) for at, part in enumerate(text.split(","), 1) if part.strip())
    if not keys:
        raise ValueError("一把密钥也没有。")
    if len({key.name for key in keys}) < len(keys):
        raise ValueError("密钥名称重复。")
    return keys


def _key(part: str, at: int) -> Key:
    name, _, body = part.strip().partition(":")
    if not (name.isascii() and name.isalnum() and len(name) <= 16):
        raise ValueError(f"第 {at} 把密钥的名称应为 1—16 位字母或数字。")
    try:
        master = base64.b64decode(body, validate=True)
    except binascii.Error as oops:
        raise ValueError(f"第 {at} 把密钥不是 base64。") from oops
    if len(master) != MASTER or len(set(master)) < MASTER // 4:
        raise ValueError(f"第 {at} 把密钥应为 {MASTER} 个随机字节。")
    return Key(name, master)


def key_faults(text: str) -> str:
    """Why these keys cannot guard a real county, in words; empty when they can."""
    try:
        keys = read_keys(text)
    except ValueError as oops:
        return str(oops)
    return "演示密钥不能用于正式环境。" if any(key.name.startswith("demo") for key in keys) else ""
