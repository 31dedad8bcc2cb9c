"""What this capability offers to the house: facts to confirm, reports to pass on, values that are owed, and where a
record was read."""

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.queries import open_gaps
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.papers import labels
from gongzhi.papers.reports.queries import reports_waiting
from gongzhi.papers.reports.registers import report_light, report_url
from gongzhi.papers.reviewing.queries import facts_behind, sources_waiting
from gongzhi.papers.reviewing.registers import gap_light, gap_url, source_url
from gongzhi.registry.queries import names_of_bodies


def where_it_was_read(record: Model, viewer: Viewer) -> Panel | None:
    if not viewer.may("reading.see"):
        return None
    rows = [
        (
            f"{fact.source.title} {fact.section}：{fact.quote[:80]}",
            f"{source_url(fact.source)}#fact-{fact.pk}",
        )
        for fact in facts_behind(record, viewer)
    ]
    return Panel(_("出处"), rows) if rows else None


def facts_to_confirm(viewer: Viewer, at_most: int) -> Waiting:
    """One thing to do for each report that still has facts to confirm."""
    if not viewer.may("reading.edit"):
        return Waiting(0, [])
    rows = sources_waiting(viewer)
    first = [Todo(_("确认“%(title)s”读出的事实") % {"title": s.title}, source_url(s)) for s in rows[:at_most]]
    return Waiting(rows, first)


def reports_to_pass_on(viewer: Viewer, at_most: int) -> Waiting:
    """Reports whose next move is this viewer's: to hand in, to approve, to issue."""
    rows = reports_waiting(viewer)
    words = labels.report_waits()
    first = [Todo(r.title, report_url(r), light=report_light(r), why=words[r.status]) for r in rows[:at_most]]
    return Waiting(rows, first)


def values_owed(viewer: Viewer, at_most: int) -> Waiting:
    """What this viewer's own place or body has to find out, and for those who assign, what nobody owes yet."""
    rows = _owed_by(viewer)
    first = [
        Todo(g.what, gap_url(g), g.due_on, gap_light(g), _("待补数据"))
        for g in rows.order_by("due_on")[:at_most]
    ]
    return Waiting(rows, first)


def _owed_by(viewer: Viewer) -> QuerySet[Gap]:
    homes = [post.division for post in viewer.posts_for("gaps.fill") if post.body is None]
    bodies = names_of_bodies(viewer.bodies())
    mine = Q(division__in=homes) | Q(owner__in=bodies)
    fill = viewer.within("gaps.fill") & mine
    return open_gaps(viewer).filter(fill | (viewer.within("gaps.edit") & Q(owner="")))
