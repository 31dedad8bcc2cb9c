"""三、工作目标和要求: the four standards and how far they are, and what the evaluation asks for."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.official.paper import Block, Heading, Paragraph, Run
from gongzhi.papers.reports.sections.figures import Figures, filled, said, sentence
from gongzhi.programmes import labels
from gongzhi.programmes.models import Requirement
from gongzhi.programmes.queries import requirements_seen_by, standards_gap
from gongzhi.programmes.rules import Asked, Standard

CONSEQUENCES = (Asked.REWARD, Asked.ADJUSTMENT, Asked.DEDUCTION, Asked.NOTICE)


def section(viewer: Viewer, fig: Figures) -> list[Block]:
    asked = list(requirements_seen_by(viewer))
    return [
        Heading(1, "工作目标和要求"),
        Paragraph(_goals(viewer, fig), lead="工作目标。"),
        Paragraph(_asked(asked, fig), lead="工作要求。"),
    ]


def _goals(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    words = [str(word) for word in labels.standard().values()]
    found = standards_gap(viewer)
    url = reverse("programmes:standards")
    runs: list[Run | str] = [
        "通过试点，形成符合本县实际、符合群众期待的社区治理新理念、新机制、新模式、新场景，"
        f"达到“{'、'.join(words)}”四项示范标准。"
    ]
    for standard in Standard if found else ():
        mine = [gap for gap in found if gap.standard == standard]
        done, total = sum(gap.done for gap in mine), sum(gap.total for gap in mine)
        word = str(labels.standard()[standard])
        address = f"{url}?standard={standard}"
        runs += [
            "，" if len(runs) > 1 else "目前，",
            f"{word}应达标",
            fig.on_file(f"{word}标准项", total, address),
            "项、已达标",
            fig.on_file(f"{word}已达标", done, f"{address}&status=done"),
            "项",
        ]
    return said(*runs, "，其余正在推进。" if found else None)


def _asked(asked: Iterable[Requirement], fig: Figures) -> tuple[Run, ...]:
    """What is looked at and what follows, as far as it is on file; what is not on file is said to be missing."""
    url = reverse("programmes:requirements")
    by_kind: dict[str, list[str]] = {}
    for row in asked:
        by_kind.setdefault(row.kind, []).append(filled(row.text))
    aspects, checked = (by_kind.get(kind.value, []) for kind in (Asked.ASPECT, Asked.CHECKED))
    if not by_kind:
        return said("绩效评价的具体要求", fig.run("评价要求", None, url), "。")
    demands = "；".join(_plain(words) for words in by_kind.get(Asked.DEMAND.value, []))
    return said(
        sentence(demands) if demands else None,
        "第三方绩效评价重点关注",
        fig.run("评价方面", "、".join(aspects) or None, f"{url}?kind={Asked.ASPECT}"),
        "，考核",
        fig.run("考核内容", "、".join(checked) or None, f"{url}?kind={Asked.CHECKED}"),
        "。",
        _consequences(by_kind),
    )


def _consequences(by_kind: Mapping[str, list[str]]) -> str | None:
    """What follows from the result; a bare 全省通报 belongs to what stands before it."""
    told = ""
    for words in (_plain(words) for kind in CONSEQUENCES for words in by_kind.get(kind.value, [])):
        told += ("，并" if words == "全省通报" else "；") * bool(told) + words
    return sentence(f"评价结果运用方面，{told}") if told else None


def _plain(words: str) -> str:
    return words.strip().removeprefix("并").rstrip("，。；")
