"""What this capability offers to the house: facts to confirm, and where a record was read."""

from django.db.models import Model
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.papers.reviewing.queries import facts_behind, sources_waiting
from gongzhi.papers.reviewing.registers import source_url


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
    return Waiting(rows.count(), first)
