import pytest

from gongzhi.ground.chinese.masking import MASK, find_masks, mask_id, mask_name, mask_phone, mask_places

LONG_NAME = "阿卜杜热合曼·买买提依明·吐尔逊江·艾合买提托合提力"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("欧阳青禾", "欧*"),
        ("𠅤小满", "𠅤*"),
        ("买买提·艾力", "买*"),
        (LONG_NAME, "阿*"),
        (" 李 ", "李*"),
        ("", ""),
    ],
)
def test_a_name_shows_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_the_long_name_has_26_characters() -> None:
    assert len(LONG_NAME) == 26


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812341234", "138****1234"),
        ("+86 138-1234-1234", "138****1234"),
        ("0816-2345678", "*********78"),
        ("12345", "***45"),
        ("1", "*"),
        ("", ""),
    ],
)
def test_a_phone_number_hides_its_middle(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("51070319500101123X", "510703********123X"),
        ("510703500101123", "510703*****1123"),
        ("E12345678", "*****5678"),
        ("12", "*2"),
    ],
)
def test_an_id_shows_six_and_four(number: str, masked: str) -> None:
    assert mask_id(number) == masked


def test_places_are_masked_longest_first() -> None:
    text = "桂花巷社区在青石街道，桂花巷只是其中一条。"
    assert mask_places(text, ["桂花巷", "桂花巷社区", "青石", ""]) == "* *在* *街道，* *只是其中一条。"
    assert mask_places(text, []) == text
    assert mask_places("𠅤家坝（东）", ["𠅤家坝（东）"]) == "* *"


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("现将* *县的* *社区", ["* *", "* *"]),
        ("**街道、＊＊镇", ["**", "＊＊"]),
        ("××村、×年", ["××", "×"]),
        ("XX社区、xx路、XXL码", ["XX", "xx"]),
        ("金额__万元、□□户", ["__", "□□"]),
        ("张*、138****1234", ["*", "****"]),
        ("二〇〇八年、〇〇户", ["〇〇"]),
        ("3*4=12，3×4=12", []),
        ("* 清单第一条", []),
    ],
)
def test_every_form_of_mask_is_found(text: str, masks: list[str]) -> None:
    assert [text[start:end] for start, end in find_masks(text)] == masks


def test_our_own_masks_are_found_again() -> None:
    assert MASK.search(mask_places("青石街道", ["青石"]))
    assert MASK.search(mask_name("张三"))
