"""What this capability offers to the house: what waits, what is found, where an arrival comes from, what a project gets."""

from datetime import timedelta

from django.db.models import Model
from django.utils.translation import gettext as _

from gongzhi.funds.models import Arrival
from gongzhi.giving.models import Campaign, CharityFund
from gongzhi.giving.queries import (
    UNDECIDED,
    UNVALUED,
    campaigns_seen_by,
    charity_funds_seen_by,
    donations_seen_by,
    members_seen_by,
    to_book,
)
from gongzhi.giving.registers.campaigns import campaign_light, campaign_url
from gongzhi.giving.registers.donations import donation_url
from gongzhi.giving.registers.funds import fund_of, fund_url
from gongzhi.giving.rules import BOOK, EDIT, SEE
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.projects.models import Project

AHEAD = timedelta(days=60)  # a term is called to mind two months before it ends


def late_campaigns(viewer: Viewer, at_most: int) -> Waiting:
    """Past their day, and nobody has decided whether the goal was reached."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    rows = campaigns_seen_by(viewer, EDIT).filter(UNDECIDED, deadline__lt=viewer.today)
    first = [
        Todo(c.name, campaign_url(c), c.deadline, campaign_light(c, viewer), _("众筹过期未判定"))
        for c in rows.order_by("deadline", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def ending_terms(viewer: Viewer, at_most: int) -> Waiting:
    """Members whose term ends soon. Whoever is past it has left: the check of the committee counts without them."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    until = viewer.today + AHEAD
    rows = members_seen_by(viewer, EDIT).filter(ends_on__gte=viewer.today, ends_on__lte=until)
    first = [
        Todo(
            f"{m.fund.name}：{m.name}",
            fund_of(m),
            m.ends_on,
            Light(_("快到期"), "yellow"),
            _("管委会任期将满"),
        )
        for m in rows.order_by("ends_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def unvalued_gifts(viewer: Viewer, at_most: int) -> Waiting:
    if not viewer.may(EDIT):
        return Waiting(0, [])
    rows = donations_seen_by(viewer, EDIT).filter(UNVALUED)
    first = [
        Todo(
            f"{d.goods} {d.quantity}".strip(),
            donation_url(d),
            None,
            Light(_("未估价"), "yellow"),
            _("实物未估价"),
        )
        for d in rows.order_by("received_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def gifts_to_book(viewer: Viewer, at_most: int) -> Waiting:
    """Entered where they were given, waiting for those who keep the books."""
    if not viewer.may(BOOK):
        return Waiting(0, [])
    rows = donations_seen_by(viewer, BOOK).filter(to_book())
    first = [
        Todo(str(d), donation_url(d), d.received_on, Light(_("未入账"), "yellow"), _("捐赠待入账"))
        for d in rows.order_by("received_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def gift_of_the_arrival(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of an arrival: the gift it comes from."""
    if not isinstance(record, Arrival) or not viewer.may(SEE):
        return None
    found = donations_seen_by(viewer).filter(arrival=record).first()
    return Panel(_("来自捐赠"), [(str(found), donation_url(found))]) if found else None


def campaigns_of_the_project(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a project: the campaigns for it."""
    if not isinstance(record, Project) or not viewer.may(SEE):
        return None
    rows = [(c.name, campaign_url(c)) for c in campaigns_seen_by(viewer).filter(project=record)]
    return Panel(_("众筹"), rows) if rows else None


def find_giving(viewer: Viewer, text: str, each: int) -> list[Hit]:
    funds = charity_funds_seen_by(viewer).filter(matching(CharityFund, ("name",), text))[:each]
    campaigns = campaigns_seen_by(viewer).filter(matching(Campaign, ("name",), text))[:each]
    return [
        *(Hit(_("慈善基金"), f.name, fund_url(f)) for f in funds),
        *(Hit(_("众筹"), c.name, campaign_url(c)) for c in campaigns),
    ]
