"""What the projects of the pilot are: for 二 what was approved and accepted, for 五 the works of others they go along with."""

from django.db.models import Count
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.official.paper import Block, Paragraph, Run
from gongzhi.papers.reports.sections.figures import MOST, Figures, day_words, filled, said
from gongzhi.projects import labels
from gongzhi.projects.models import OutsideWork
from gongzhi.projects.queries import contracts_seen_by, outside_works_seen_by, projects_seen_by
from gongzhi.projects.queries.charters import ACCEPTED, APPROVED, budget_of
from gongzhi.projects.rules import ProjectKind


def carried_out(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    """How many projects of each class, for what money, and how far; nothing where none is approved."""
    rows = projects_seen_by(viewer).filter(APPROVED)
    money = budget_of(rows)
    if money is None:
        return ()
    url = f"{reverse('projects:projects')}?approved=1"
    counts = dict(rows.order_by().values_list("kind").annotate(Count("pk")))
    classes: list[Run | str] = []
    for kind in ProjectKind:
        if kind in counts:
            word = str(labels.kind()[kind]).replace("·", "和")
            classes += ["、" if classes else "其中", word]
            classes += ["项目", fig.on_file(f"{word}项目", counts[kind], f"{url}&kind={kind}"), "个"]
    contracts = contracts_seen_by(viewer).count()
    return said(
        "立项实施项目",
        fig.on_file("立项项目", rows.count(), url),
        "个，",
        *classes,
        "，计划投入",
        Figures(fig.read_on, fig.read_on).money("项目计划资金", money, url),
        *("；签订合同", fig.on_file("合同数", contracts, reverse("projects:contracts")), "份")
        if contracts
        else (),
        "，验收通过项目",
        fig.on_file("验收通过项目", rows.filter(ACCEPTED).count(), f"{url}&accepted=1"),
        "个。",
    )


def alongside(viewer: Viewer, fig: Figures) -> list[Block]:
    """The outside works that are not finished, with their day as far as it is known; nothing where none is on file."""
    rows = outside_works_seen_by(viewer).filter(done_on=None).order_by("due_on", "pk")
    told = "、".join(map(_work, rows[:MOST]))
    if not told:
        return []
    url = f"{reverse('projects:outside')}?open=1"
    words = said("整合", fig.run("关联工程", told, url), "等项目，同步安排、不重复计列投入。")
    return [Paragraph(words, lead="协调联动，整合项目。")]


def _work(row: OutsideWork) -> str:
    return filled(row.name) + (f"（计划{day_words(row.due_on)}完工）" if row.due_on else "")
