"""What this capability offers to the house: items past their day, and hits of the search box."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import names
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting, late_light
from gongzhi.programmes.queries import (
    documents_seen_by,
    items_seen_by,
    pilot_units_seen_by,
    rulesets_seen_by,
)
from gongzhi.programmes.registers import document_url, item_url, ruleset_url, unit_url
from gongzhi.programmes.rules import EDIT, ItemStatus, RuleStatus


def late_items(viewer: Viewer, at_most: int) -> Waiting:
    if not viewer.may(EDIT):
        return Waiting(0, [])
    closed = [ItemStatus.DONE.value, ItemStatus.NOT_APPLICABLE.value]
    late = items_seen_by(viewer, EDIT).filter(due_on__lt=viewer.today).exclude(status__in=closed)
    listed = list(late.order_by("due_on")[:at_most])
    where = names(item.division for item in listed)
    first = [
        Todo(f"{where[i.division]}：{i.text}", item_url(i), i.due_on, late_light(), _("四项标准"))
        for i in listed
    ]
    return Waiting(late, first)


def rules_to_verify(viewer: Viewer, at_most: int) -> Waiting:
    """One thing to do for each rule set in force that holds entered rules nobody has compared with their source."""
    if not viewer.may("rulesets.verify"):
        return Waiting(0, [])
    entered = Q(rules__status=RuleStatus.UNVERIFIED.value) & ~Q(rules__changed_by=viewer.user_id)
    rows = rulesets_seen_by(viewer, "rulesets.verify").filter(superseded=False)
    sets = rows.annotate(waiting=Count("rules", filter=entered)).filter(waiting__gt=0).order_by("pk")
    first = [
        Todo(str(s), ruleset_url(s), why=_("%(n)s 条规则待核实") % {"n": s.waiting}) for s in sets[:at_most]
    ]
    return Waiting(sets, first)


def find_units_and_documents(viewer: Viewer, text: str, each: int) -> list[Hit]:
    units = pilot_units_seen_by(viewer).filter(name__icontains=text)[:each]
    documents = documents_seen_by(viewer).filter(title__icontains=text)[:each]
    return [
        *(Hit(_("试点单位"), str(u), unit_url(u)) for u in units),
        *(Hit(_("政策文件"), d.title, document_url(d)) for d in documents),
    ]
