"""四、存在的问题: what is still open, under the matters they belong to."""

from django.db.models import Q
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import names
from gongzhi.ground.official.paper import Block, Heading, Paragraph, Run
from gongzhi.papers.reports.sections.figures import MOST, Figures, by_topic, points, said, sentence
from gongzhi.tasks.models import Problem
from gongzhi.tasks.queries import problems_seen_by
from gongzhi.tasks.rules import ProblemStatus


def section(viewer: Viewer, fig: Figures) -> list[Block]:
    closed = Q(status=ProblemStatus.CLOSED.value) & (Q(closed_on=None) | Q(closed_on__lte=fig.as_of))
    rows = problems_seen_by(viewer).exclude(closed).order_by("pk")
    url = f"{reverse('tasks:problems')}?open=1"
    count = rows.count()
    if not count:
        known = problems_seen_by(viewer).exists()
        none = (
            said("登记的问题均已销号。")
            if known
            else said("存在的问题", fig.run("未销号问题", None, url), "。")
        )
        return [Heading(1, "存在的问题"), Paragraph(none)]
    opening = said("目前未销号的问题", fig.number("未销号问题", count, url), "项，主要是：")
    listed = list(rows[: 2 * MOST])
    where = names(row.division for row in listed)
    home = viewer.home() or ""
    groups = by_topic((row.topic, row) for row in listed)
    told: list[tuple[str, list[Run]]] = []
    for topic, group in groups:
        if topic:
            words = "".join(_told(row, "" if row.division == home else where[row.division]) for row in group)
            told.append((topic, [Run(words)]))
        else:
            told += [("", [Run(_told(row, ""))]) for row in group[:MOST]]
    return [Heading(1, "存在的问题"), Paragraph(opening), *points(told)]


def _told(row: Problem, place: str) -> str:
    """The problem, led by its place where that is not the county and the words do not name it."""
    words = ("" if place in row.title else place) + sentence(row.title)
    return f"{words.removesuffix('。')}，主要原因是{sentence(row.cause)}" if row.cause else words
