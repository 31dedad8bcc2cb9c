"""Community charity funds, kept by a charity, and who sits on their committees."""

from gongzhi.funds.models import Source
from gongzhi.funds.rules import GIVEN
from gongzhi.giving.models import Campaign, CharityFund, CommitteeMember, Donation
from gongzhi.giving.rules import EDIT
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Organisation
from gongzhi.registry.rules import OrgKind


def must_be_charity(org: Organisation | None, field: str) -> None:
    """Only a charity with its code on file keeps or raises money."""
    if org is None:
        return
    if org.kind != OrgKind.CHARITY or not org.uscc:
        words = f"“{org.name}”不是慈善组织，或没有统一社会信用代码；请先在“组织”里补上，再选它。"
        raise Refused(words, {field: [words]})


def must_be_own_source(source: Source | None, division: str, own: CharityFund | Campaign) -> None:
    """A source that takes gifts, lies here or above, and is of this fund or campaign alone: else use cannot be told apart."""
    if source is None:
        return
    words = ""
    if source.kind not in GIVEN:
        words = "请选类别是慈善捐赠、企业投入或居民众筹的资金来源；财政的钱不记在这里。"
    elif not contains(source.division, division):
        words = "这项资金来源不在本地或上级，请选本地或上级的来源。"
    elif taken := _taken(source, own):
        words = f"这项资金来源已经属于“{taken}”；每个基金、每次众筹各用一项来源，使用情况才分得清。"
    if words:
        raise Refused(words, {"source": [words]})


def _taken(source: Source, own: CharityFund | Campaign) -> CharityFund | Campaign | None:
    for model in (CharityFund, Campaign):
        rows = model._default_manager.filter(source=source)
        found = (rows.exclude(pk=own.pk) if isinstance(own, model) else rows).first()
        if isinstance(found, CharityFund | Campaign):
            return found
    return None


def must_keep_source(row: CharityFund | Campaign, source: object) -> None:
    """Once gifts are booked under a source, it stays."""
    told = Donation.objects.filter(source=row.source_id, arrival__isnull=False)
    if row.source_id and source != row.source and told.exists():
        words = "已有捐赠记在这项资金来源上，不能换；请先核对捐赠。"
        raise Refused(words, {"source": [words]})


def add_fund(fund: CharityFund, *, by: Viewer) -> CharityFund:
    must_be_charity(fund.host, "host")
    must_be_own_source(fund.source, fund.division, fund)
    return add(fund, act=EDIT, by=by, event="giving.fund.added")


def change_fund(
    fund: CharityFund, *, by: Viewer, version: int | None = None, **fields: object
) -> CharityFund:
    host, source = fields.get("host", fund.host), fields.get("source", fund.source)
    division = str(fields.get("division", fund.division))
    assert isinstance(host, Organisation) and (source is None or isinstance(source, Source))
    must_be_charity(host, "host")
    must_be_own_source(source, division, fund)
    must_keep_source(fund, source)
    return change(fund, act=EDIT, by=by, event="giving.fund.changed", version=version, **fields)


def _in_order(starts_on: object, ends_on: object) -> None:
    if starts_on and ends_on and str(ends_on) < str(starts_on):
        words = "任期止早于任期起，请核对。"
        raise Refused(words, {"ends_on": [words]})


def add_member(member: CommitteeMember, *, by: Viewer) -> CommitteeMember:
    """A member lies where the fund lies."""
    member.division = member.fund.division
    _in_order(member.starts_on, member.ends_on)
    return add(member, act=EDIT, by=by, event="giving.member.added")


def change_member(
    member: CommitteeMember, *, by: Viewer, version: int | None = None, **fields: object
) -> CommitteeMember:
    fund = fields.get("fund", member.fund)
    if isinstance(fund, CharityFund):
        fields["division"] = fund.division
    _in_order(fields.get("starts_on", member.starts_on), fields.get("ends_on", member.ends_on))
    return change(member, act=EDIT, by=by, event="giving.member.changed", version=version, **fields)
