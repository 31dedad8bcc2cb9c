"""What cannot all be right is shown with its places; what can be right is left alone."""

from pathlib import Path

import pytest

from gongzhi.papers.reading import read

ROOT = Path(__file__).parents[3]
TWIN = next((ROOT / "bench" / "reports" / "train").glob("01-*.txt"))


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(c.code, [text[a:b] for a, b in c.spans]) for c in read(text).contradictions]


def test_a_standard_under_two_names() -> None:
    text = "三、工作目标\n实现“硬件提升、软件完善、服务亮点、场景呈现”四大示范标准。\n四、存在的问题\n试点单位“硬件完善、软件提升、服务亮点、场景呈现”难以达到验收标准。"
    assert ("swapped_standard", ["硬件提升", "硬件完善"]) in told(text)


def test_a_number_that_is_not_the_number_listed() -> None:
    codes = dict(told("一、基本信息\n在安和社区、清水社区、东门社区5个城市社区开展试点。"))
    assert codes["count_vs_list"] == ["安和社区、清水社区、东门社区", "5个城市社区"]


@pytest.mark.parametrize(
    "text", ["在安和社区、清水社区2个城市社区开展试点。", "达到硬件提升标准，坚持硬件提升。"]
)
def test_what_agrees_is_left_alone(text: str) -> None:
    assert told(f"一、基本信息\n{text}") == []


def test_the_twin_of_the_first_report_shows_both_of_its_contradictions() -> None:
    assert {"count_vs_list", "swapped_standard"} <= {
        code for code, _ in told(TWIN.read_text(encoding="utf-8"))
    }
