from collections.abc import Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongzhi.finances.queries import Cost
from gongzhi.finances.rules.flows import Forecast, Month
from gongzhi.ground.unknowns.rules import Total
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.pages import Section
from gongzhi.projects.registers.charters import project_url
from gongzhi.spaces.rules import show_area


def months(found: Forecast, *, with_cash: bool) -> Section:
    """`with_cash` False: the viewer sees no account of money, so nothing is said of what is left."""
    rows = [_month(month, with_cash=with_cash) for month in found.months]
    for words, (into, out) in ((_("以后"), found.later), (_("日期未知"), found.undated)):
        rows.append([cell(Kind.TEXT, words), _total(into), _total(out), cell(Kind.TEXT, "")])
    columns = [_("月份"), _("预计到位"), _("预计支付"), _("月末存款")]
    shown = len(columns) if with_cash else len(columns) - 1
    return Section(_("今后 12 个月的收支预测"), columns[:shown], [row[:shown] for row in rows])


def _month(month: Month, *, with_cash: bool) -> list[Cell]:
    until = f"{reverse('funds:instalments')}?{urlencode({'until': str(month.last)})}"
    return [
        cell(Kind.TEXT, f"{month.first:%Y-%m}", until if with_cash else ""),
        _total(month.coming),
        _total(month.going),
        cell(Kind.MONEY, month.left),
    ]


def _total(found: Total) -> Cell:
    return cell(Kind.MONEY, found.known) if found.complete else cell(Kind.TEXT, total_words(found, money))


def costs(found: Sequence[Cost]) -> Section:
    return Section(
        _("阵地项目每平方米花了多少"),
        [_("项目"), _("已支付"), _("阵地面积"), _("每平方米")],
        [
            [
                cell(Kind.TEXT, cost.project.name, project_url(cost.project)),
                cell(
                    Kind.MONEY,
                    cost.paid,
                    f"{reverse('payments:requests')}?{urlencode({'project': cost.project.pk})}",
                ),
                cell(Kind.TEXT, None if cost.area_sqm100 is None else show_area(cost.area_sqm100)),
                cell(Kind.MONEY, cost.each),
            ]
            for cost in found
        ],
        _("还没有付过款的阵地项目。"),
    )
