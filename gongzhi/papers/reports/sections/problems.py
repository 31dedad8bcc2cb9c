"""四、存在的问题: what is still open, under the matters they belong to."""

from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.papers.reports.sections.figures import MOST, Figures, by_topic, points, said, sentence
from gongzhi.papers.writing.paper import Block, Heading, Paragraph, Run
from gongzhi.tasks.models import Problem
from gongzhi.tasks.queries import problems_seen_by
from gongzhi.tasks.rules import ProblemStatus


def section(viewer: Viewer, fig: Figures) -> list[Block]:
    rows = problems_seen_by(viewer).exclude(status=ProblemStatus.CLOSED.value).order_by("pk")
    url = f"{reverse('tasks:problems')}?open=1"
    opening = said("目前未销号的问题", fig.number("未销号问题", rows.count(), url), "项，主要是：")
    groups = by_topic((row.topic, row) for row in rows[: 2 * MOST])
    told: list[tuple[str, list[Run]]] = []
    for topic, group in groups:
        if topic:
            told.append((topic, [Run("".join(map(_told, group)))]))
        else:
            told += [("", [Run(_told(row))]) for row in group[:MOST]]
    return [Heading(1, "存在的问题"), Paragraph(opening), *points(told)]


def _told(row: Problem) -> str:
    why = f"主要原因是{sentence(row.cause)}" if row.cause else ""
    return sentence(row.title) + why
