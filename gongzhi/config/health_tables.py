"""The tables of the health page: what was looked at, what is in force, what was kept."""

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.config.safe_database import InForce
from gongzhi.ground.keeping.models import KeepRun
from gongzhi.ground.web.cells import Cell, Kind, Light, Value, cell
from gongzhi.ground.web.pages import Section


def looked_at(found: Iterable[tuple[str | Promise, Light, str]]) -> Section:
    return Section(
        _("检查结果"),
        [_("检查"), _("结果"), _("说明")],
        _rows((name, light, wrong or "—") for name, light, wrong in found),
    )


def settings_held(settings: Iterable[InForce]) -> Section:
    return Section(
        _("数据库现在的设置"),
        [_("设置"), _("现在"), _("应为"), _("结果")],
        _rows((one.name, one.value, one.right, _holds(one)) for one in settings),
    )


def kept(runs: Iterable[KeepRun]) -> Section:
    return Section(
        _("备份与恢复的记录"),
        [_("时间"), _("事项"), _("目录"), _("行数"), _("附件"), "MB", _("用时（秒）"), _("校验")],
        _rows(
            (
                run.at,
                run.get_kind_display(),
                run.folder,
                f"{run.rows:,}",
                f"{run.files:,}",
                run.megabytes,
                run.seconds,
                run.sha256[:12],
            )
            for run in runs
        ),
        _("还没有做过备份。"),
    )


def _holds(one: InForce) -> Light:
    return Light(_("符合"), "green") if one.holds else Light(_("不符"), "red")


def _rows(lines: Iterable[Sequence[Value]]) -> list[list[Cell]]:
    return [[cell(Kind.TEXT, value) for value in line] for line in lines]
