from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.giving.dossiers.funds import MEMBERS, fund_dossier
from gongzhi.giving.forms.funds import FundForm, MemberForm
from gongzhi.giving.models import CharityFund, CommitteeMember
from gongzhi.giving.queries import charity_funds_seen_by, members_seen_by
from gongzhi.giving.registers.funds import fund_of, fund_url
from gongzhi.giving.rules import EDIT, SEE
from gongzhi.giving.services import funds as services
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request


@opens(SEE)
def fund(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(charity_funds_seen_by(request.viewer), pk=pk)
    return dossier(request, fund_dossier(row, request.viewer))


def _members_url(member: CommitteeMember) -> str:
    return f"{fund_of(member)}#{MEMBERS}"


fund_new = NewPage(
    FundForm,
    EDIT,
    _("登记慈善基金"),
    "giving:funds",
    lambda fields, by: fund_url(services.add_fund(CharityFund(**fields), by=by)),
).door()
fund_edit = EditPage(
    FundForm,
    EDIT,
    _("修改慈善基金"),
    charity_funds_seen_by,
    lambda row, fields, version, by: services.change_fund(row, by=by, version=version, **fields),
    fund_url,
).door()
member_new = NewPage(
    MemberForm,
    EDIT,
    _("登记管委会成员"),
    "giving:members",
    lambda fields, by: _members_url(services.add_member(CommitteeMember(**fields), by=by)),
).door()
member_edit = EditPage(
    MemberForm,
    EDIT,
    _("修改管委会成员"),
    members_seen_by,
    lambda row, fields, version, by: services.change_member(row, by=by, version=version, **fields),
    _members_url,
).door()
