from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.models import Instalment, Source
from gongzhi.funds.queries.instalments import laid, owed_by_day
from gongzhi.funds.registers.instalments import instalment_url, state_light
from gongzhi.funds.registers.sources import source_url
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.unknowns.rules import Total
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section

EDIT = "funds.edit"


def instalment_dossier(row: Instalment, viewer: Viewer) -> Dossier:
    found = laid([row.source], viewer.today)[row.pk]
    return Dossier(
        title=_("%(source)s第 %(n)s 期") % {"source": row.source.name, "n": row.number},
        kind=_("分期拨付"),
        row=row,
        state=state_light(found.state),
        trail=[(_("分期拨付"), reverse("funds:instalments")), (row.source.name, source_url(row.source))],
        acts=[PageAct(_("修改"), reverse("funds:instalment-edit", args=[row.pk]), EDIT, row.division)],
        facts=[
            Fact(_("资金来源"), row.source.name, url=source_url(row.source)),
            Fact(_("计划金额"), row.planned_fen, Kind.MONEY),
            Fact(_("应到日期"), row.due_on, Kind.DATE),
            Fact(_("已到"), found.got, Kind.MONEY, source=_("到位的钱按期次先后抵各期")),
            Fact(_("缺口"), found.short, Kind.MONEY),
            Fact(_("拨付条件"), row.condition or _("没有条件")),
            Fact(_("条件满足日期"), row.met_on, Kind.DATE),
            Fact(_("区划"), name(row.division)),
            Fact(_("说明"), row.note),
        ],
    )


def instalments_of(source: Source, viewer: Viewer) -> list[Section]:
    """The instalments of a source, and what it owes by each of their days; nothing where it pays in one."""
    found = list(laid([source], viewer.today).values())
    new = PageAct(
        _("登记分期"), f"{reverse('funds:instalment-new')}?source={source.pk}", EDIT, source.division
    )
    parts = Section(
        _("分期拨付"),
        [_("期次"), _("计划金额"), _("应到日期"), _("已到"), _("状态"), _("拨付条件")],
        [
            [
                cell(Kind.TEXT, _("第 %(n)s 期") % {"n": each.row.number}, instalment_url(each.row)),
                cell(Kind.MONEY, each.row.planned_fen),
                cell(Kind.DATE, each.row.due_on),
                cell(Kind.MONEY, each.got),
                cell(Kind.LIGHT, state_light(each.state)),
                cell(Kind.TEXT, each.row.condition),
            ]
            for each in found
        ],
        acts=[new],
    )
    return [parts, _by_day(source, viewer)] if found else [parts]


def _by_day(source: Source, viewer: Viewer) -> Section:
    rows = owed_by_day(source, viewer.today)
    return Section(
        _("到哪天应到多少"),
        [_("日期"), _("累计应到"), _("届时缺口")],
        [
            [
                cell(Kind.DATE, each.by),
                _total(each.owed),
                cell(Kind.MONEY, each.short),
            ]
            for each in rows
        ],
    )


def _total(found: Total) -> Cell:
    return cell(Kind.MONEY, found.known) if found.complete else cell(Kind.TEXT, total_words(found, money))
