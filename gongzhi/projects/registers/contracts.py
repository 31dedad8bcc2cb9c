from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import share_in_words
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, search
from gongzhi.projects.models import Contract
from gongzhi.projects.queries import contracts_seen_by
from gongzhi.projects.queries.contracts import beyond, terms_of
from gongzhi.projects.registers import project_filter
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.rules.contracts import MOST_ADDED, Terms, added, retained, too_much


def contract_url(contract: Contract) -> str:
    return address("projects:contract", contract.pk)


def added_light(contract: Contract, now: Terms) -> Light:
    """Whether the amendments stay within what the law lets them add; it is said, and nothing is stopped."""
    why = _now("政府采购法第四十九条：补充合同合计不超过原合同金额的 %(share)s（未核实）") % {
        "share": share_in_words(MOST_ADDED)
    }
    if added(contract.amount_fen, now.amount) is None:
        return Light(_now("未知"), "grey", why)
    if too_much(contract.amount_fen, now.amount):
        return Light(_now("超过 %(share)s") % {"share": share_in_words(MOST_ADDED)}, "red", why)
    return Light(_now("没有超过"), "green", why)


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    terms = terms_of(rows)
    for row in rows:
        row.now = terms[row.pk]
        row.added = added_light(row, row.now)


def _beyond(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return beyond(rows) if value == "1" else rows


CONTRACTS = Register(
    title=_("合同台账"),
    act=SEE,
    importing="contracts",
    rows=contracts_seen_by,
    order=("project", "number", "pk"),
    url=contract_url,
    prepare=_prepare,
    columns=(
        Column("number", _("合同编号"), lambda c: c.number, sort=("number",), url=contract_url),
        Column("title", _("合同内容"), lambda c: c.title, sort=("title",)),
        Column("project", _("项目"), lambda c: c.project.name, sort=("project__name",)),
        Column("party", _("对方单位"), lambda c: c.party_name or None, sort=("party__name", "party_words")),
        Column(
            "amount",
            _("合同金额"),
            lambda c: c.amount_fen,
            Kind.MONEY,
            sort=("amount_fen",),
            total="amount_fen",
        ),
        Column("now", _("现在金额"), lambda c: c.now.amount, Kind.MONEY),
        Column("added", _("追加"), lambda c: c.added, Kind.LIGHT),
        Column("ends_on", _("现在履行止"), lambda c: c.now.ends_on, Kind.DATE),
        Column("signed_on", _("签订日期"), lambda c: c.signed_on, Kind.DATE, ("signed_on",), asked=True),
        Column(
            "retained",
            _("质保金"),
            lambda c: retained(c.now.amount, c.retention_bp),
            Kind.MONEY,
            asked=True,
        ),
        Column("place", _("区划"), lambda c: c.place, sort=("division",)),
    ),
    filters=(
        search("number", "title", "party_words", "project__name", label=_("编号、内容、对方或项目")),
        project_filter(),
        Filter("beyond", _("追加超过 10%"), _beyond, kind="flag"),
    ),
    acts=(Act(_("登记合同"), "projects:contract-new", EDIT),),
)
