from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.money.rules import share_in_words
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.projects.models import Contract, Project
from gongzhi.projects.queries import amendments_seen_by, contracts_seen_by
from gongzhi.projects.queries.contracts import next_number, terms_of
from gongzhi.projects.registers.charters import of_project, project_url
from gongzhi.projects.registers.contracts import added_light, contract_url
from gongzhi.projects.rules import EDIT, OVER, SEE, Status
from gongzhi.projects.rules.contracts import added, retained


def contract_dossier(contract: Contract, viewer: Viewer) -> Dossier:
    now = terms_of([contract])[contract.pk]
    at, project = contract.division, contract.project
    share = contract.retention_bp
    over = Status(project.status) in OVER
    edit = PageAct(_("修改"), reverse("projects:contract-edit", args=[contract.pk]), EDIT, at)
    return Dossier(
        title=str(contract),
        kind=_("合同"),
        row=contract,
        state=added_light(contract, now),
        trail=[(_("合同台账"), reverse("projects:contracts")), (project.name, project_url(project))],
        acts=[] if over else [edit],
        facts=[
            Fact(_("项目"), project.name, url=project_url(project)),
            Fact(_("对方单位"), contract.party_name or None),
            Fact(_("合同金额"), contract.amount_fen, Kind.MONEY),
            Fact(_("现在金额"), now.amount, Kind.MONEY),
            Fact(_("追加金额"), added(contract.amount_fen, now.amount), Kind.MONEY),
            Fact(
                _("追加是否超过规定"),
                added_light(contract, now),
                Kind.LIGHT,
                source=_("政府采购法第四十九条"),
            ),
            Fact(_("签订日期"), contract.signed_on, Kind.DATE),
            Fact(_("履行起"), contract.starts_on, Kind.DATE),
            Fact(_("履行止"), contract.ends_on, Kind.DATE),
            Fact(_("现在履行止"), now.ends_on, Kind.DATE),
            Fact(_("质保金比例"), None if share is None else share_in_words(share)),
            Fact(_("质保金"), retained(now.amount, share), Kind.MONEY),
            Fact(_("区划"), name(at)),
        ],
        sections=[_amendments(contract, viewer)],
    )


def _amendments(contract: Contract, viewer: Viewer) -> Section:
    unchanged = _("不变")
    editable = Status(contract.project.status) not in OVER and viewer.may(EDIT, contract.division)
    rows = [
        [
            cell(
                Kind.TEXT,
                _("第 %(n)s 份") % {"n": row.number},
                reverse("projects:amendment-edit", args=[row.pk]) if editable else "",
            ),
            cell(Kind.DATE, row.signed_on),
            cell(Kind.TEXT, row.what),
            cell(Kind.MONEY, unchanged if row.amount_fen is None else row.amount_fen),
            cell(Kind.DATE, row.ends_on or unchanged),
        ]
        for row in amendments_seen_by(viewer).filter(contract=contract)
    ]
    new = f"{reverse('projects:amendment-new')}?contract={contract.pk}&number={next_number(contract)}"
    over = Status(contract.project.status) in OVER
    return Section(
        _("补充协议"),
        [_("补充协议"), _("签订日期"), _("改了什么"), _("改后合同总额"), _("改后履行止")],
        rows,
        acts=[] if over else [PageAct(_("登记补充协议"), new, EDIT, contract.division)],
    )


def contracts_section(project: Project, viewer: Viewer) -> Section:
    """On the page of a project: its contracts as they stand."""
    found = list(contracts_seen_by(viewer).filter(project=project))
    terms = terms_of(found)
    rows = [
        [
            cell(Kind.TEXT, str(row), contract_url(row)),
            cell(Kind.TEXT, row.party_name or None),
            cell(Kind.MONEY, row.amount_fen),
            cell(Kind.MONEY, terms[row.pk].amount),
            cell(Kind.LIGHT, added_light(row, terms[row.pk])),
            cell(Kind.DATE, terms[row.pk].ends_on),
        ]
        for row in found
    ]
    acts = [PageAct(_("合同台账"), of_project("projects:contracts", project), SEE, project.division)]
    if Status(project.status) not in OVER:
        new = of_project("projects:contract-new", project)
        acts.insert(0, PageAct(_("登记合同"), new, EDIT, project.division))
    columns = [_("合同"), _("对方单位"), _("合同金额"), _("现在金额"), _("追加"), _("现在履行止")]
    return Section(_("合同"), columns, rows, acts=acts)
