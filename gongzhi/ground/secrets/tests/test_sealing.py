import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.secrets.rules import Cipher, Key, Keyring, Tampered, key_faults, read_keys, tail, tidy

OLD, NEW = Key("k1", bytes(range(32))), Key("k2", bytes(range(32, 64)))
RINGS = [Keyring((OLD,), cipher) for cipher in Cipher]
PLACE, OTHER = "registry_person.phone:7", "registry_person.phone:8"


@pytest.mark.parametrize("ring", RINGS, ids=lambda ring: ring.cipher)
@given(text=st.text(max_size=60))
def test_what_is_sealed_opens_in_its_place_alone(ring: Keyring, text: str) -> None:
    token = ring.seal(text, PLACE)
    assert ring.open(token, PLACE) == text
    for place in (OTHER, PLACE.replace("phone", "citizen_id"), ""):
        with pytest.raises(Tampered):
            ring.open(token, place)


@pytest.mark.parametrize("ring", RINGS, ids=lambda ring: ring.cipher)
def test_one_changed_character_anywhere_is_refused(ring: Keyring) -> None:
    token = ring.seal("13900001234", PLACE)
    for at in range(len(token)):
        changed = token[:at] + ("B" if token[at] != "B" else "C") + token[at + 1 :]
        try:
            assert ring.open(changed, PLACE) == "13900001234"  # unused bits of the last base64 character
            assert base64.urlsafe_b64decode(changed.split(":")[3]) == base64.urlsafe_b64decode(
                token.split(":")[3]
            )
        except Tampered:
            pass


@pytest.mark.parametrize(
    "token", ["", "gz1", "gz1:a:k1:", "gz1:a:k1:AAAA", "gz1:z:k1:AAAA", "gz1:a:k1:*", "甲:a:k1:AA"]
)
def test_what_is_no_token_is_refused_and_nothing_worse(token: str) -> None:
    with pytest.raises(Tampered):
        RINGS[0].open(token, PLACE)


def test_equal_texts_are_sealed_differently_each_time() -> None:
    assert len({ring.seal("13900001234", PLACE) for ring in RINGS for _ in range(50)}) == 100


def test_an_old_key_opens_while_it_is_at_hand_and_the_new_one_seals() -> None:
    token = Keyring((OLD,)).seal("甲", PLACE)
    both = Keyring((NEW, OLD), Cipher.SM4)
    assert both.open(token, PLACE) == "甲" and not both.is_current(token)
    assert both.is_current(both.seal("甲", PLACE))
    with pytest.raises(Tampered):
        Keyring((NEW,)).open(token, PLACE)
    with pytest.raises(Tampered):
        replace(both, keys=(Key("k1", NEW.master),)).open(token, PLACE)  # another key under the old name


def test_sm4_passes_the_vector_of_the_standard() -> None:
    """GB/T 32907-2016 appendix A.1: the block cipher under both modes is the one of the standard."""
    from cryptography.hazmat.primitives.ciphers import Cipher as Machine
    from cryptography.hazmat.primitives.ciphers import algorithms, modes

    block = bytes.fromhex("0123456789abcdeffedcba9876543210")
    machine = Machine(algorithms.SM4(block), modes.ECB()).encryptor()
    assert machine.update(block).hex() == "681edf34d206965e86b3e94f536e4246"


@given(st.text("0123456789-", min_size=8, max_size=20))
def test_a_fingerprint_needs_the_key_and_stays_within_its_field(text: str) -> None:
    ring = Keyring((NEW, OLD))
    assert ring.blind(text, "phone") == ring.blind(f" {text} ", "phone") == ring.blinds(text, "phone")[0]
    assert ring.blind(text, "phone") != ring.blind(text, "citizen_id")
    assert ring.blinds(text, "phone")[1] == Keyring((OLD,)).blind(text, "phone") != ring.blind(text, "phone")


def test_two_ways_of_typing_a_number_are_one() -> None:
    assert tidy("１３９ 0000-1234") == "13900001234" and tidy("11010119900307123x") == "11010119900307123X"
    assert tail("13900001234") == "1234" and tail("1234567") == ""


def keys(*parts: str) -> str:
    return ",".join(
        f"{part}:{base64.b64encode(bytes(range(i, i + 32))).decode()}" for i, part in enumerate(parts)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "一把密钥也没有"),
        (keys("k1", "k1"), "重复"),
        (keys("demo"), "演示密钥"),
        ("k1:" + base64.b64encode(b"short").decode(), "32 个随机字节"),
        ("k1:" + base64.b64encode(bytes(32)).decode(), "32 个随机字节"),
        ("k1:***", "不是 base64"),
        ("没有:AAAA", "名称"),
    ],
)
def test_a_weak_key_is_refused_in_words_that_do_not_repeat_it(text: str, words: str) -> None:
    told = key_faults(text)
    assert words in told and all(
        part.partition(":")[2] not in told for part in text.split(",") if ":" in part
    )


def test_good_keys_are_read_in_their_order() -> None:
    assert key_faults(keys("k2", "k1")) == "" and [key.name for key in read_keys(keys("k2", "k1"))] == [
        "k2",
        "k1",
    ]
    assert "range" not in repr(read_keys(keys("k1"))) and repr(read_keys(keys("k1"))) == "(Key('k1'),)"
