import pytest
from pypinyin import lazy_pinyin

from gongzhi.ground.chinese.spelling import SPELLED, as_letters, spell
from gongzhi.ground.chinese.surnames import SURNAMES


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雄信", "shanxiongxin"),
        ("仇英", "qiuying"),
        ("曾国平", "zengguoping"),
        ("解小林", "xiexiaolin"),
        ("查良", "zhaliang"),
        ("盖红", "gehong"),
        ("区建国", "oujianguo"),
        ("朴顺姬", "piaoshunji"),
        ("任重", "renzhong"),
        ("乐正明", "yuezhengming"),
        ("尉迟恭", "yuchigong"),
        ("吕布", "lvbu"),
        ("张三", "zhangsan"),
        ("张三", "san"),
        ("重庆商会", "chongqing"),
    ],
)
def test_a_name_sounds_as_it_is_read(name: str, typed: str) -> None:
    assert f" {typed}" in spell(name).sounds


def test_a_surname_is_also_found_as_many_would_read_it() -> None:
    assert " dan" in spell("单雄信").sounds
    assert " shanxian" not in spell("单县民政局").sounds.replace("danxian", "")  # too long for a person


@pytest.mark.parametrize(("name", "initials"), [("张三", " zs"), ("单雄信", " sxx"), ("A区一栋", " aqyd")])
def test_initials_begin_the_name(name: str, initials: str) -> None:
    assert initials in spell(name).initials


def test_what_has_no_reading_is_passed_over() -> None:
    assert spell("2026-07-01", "！？").sounds == ""
    assert spell("").initials == ""
    assert " san" in spell("𪚥三").sounds


def test_a_long_text_is_spelled_by_its_beginning_and_stays_bounded() -> None:
    long = spell("社区治理" * 200)
    assert len(long.initials) <= SPELLED + 1
    assert len(long.sounds) < SPELLED * 40


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("ZS", "zs"),
        (" zhang san ", "zhangsan"),
        ("lü", "lv"),
        ("xi'an", "xian"),
        ("张三", ""),
        ("zs1", ""),
        ("138", ""),
    ],
)
def test_only_letters_are_looked_for_as_a_spelling(typed: str, letters: str) -> None:
    assert as_letters(typed) == letters


@pytest.mark.parametrize("surname", SURNAMES)
def test_the_table_keeps_only_what_is_not_read_rightly_anyway(surname: str) -> None:
    assert lazy_pinyin(surname) != SURNAMES[surname].split()
