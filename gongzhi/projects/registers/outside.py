from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import share_in_words
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, flag, search
from gongzhi.projects.models import OutsideShare, OutsideWork
from gongzhi.projects.queries import outside_works_seen_by
from gongzhi.projects.registers import project_filter
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.rules.outside import finish_of, too_late_for


def outside_url(work: OutsideWork) -> str:
    return address("projects:outside-work", work.pk)


def waits_light(share: OutsideShare) -> Light | None:
    """Whether a project that must wait for a work can begin as planned."""
    if not share.must_wait:
        return None
    starts_on, finish = share.project.starts_on, finish_of(share.work.due_on, share.work.done_on)
    if starts_on is None or finish is None:
        return Light(_now("未知"), "grey", _now("项目的计划开始或工程的完工日期未知"))
    if too_late_for(starts_on, finish):
        return Light(_now("工程完工晚于项目开始"), "red", _now("工程完工以前项目不能开始"))
    return Light(_now("来得及"), "green", _now("工程在项目计划开始以前完工"))


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found = OutsideShare.objects.filter(work__in=[row.pk for row in rows]).order_by()
    sums = dict(found.values_list("work").annotate(sum=Sum("share_bp")))
    for row in rows:
        row.attributed = share_in_words(sums.get(row.pk) or 0)


OUTSIDE_WORKS = Register(
    title=_("关联工程"),
    act=SEE,
    rows=outside_works_seen_by,
    order=("division", "name", "pk"),
    url=outside_url,
    prepare=_prepare,
    columns=(
        Column("name", _("关联工程"), lambda w: w.name, sort=("name",), url=outside_url),
        Column("unit", _("负责单位"), lambda w: w.unit_words or None, sort=("unit_words",)),
        Column("starts_on", _("计划开工"), lambda w: w.starts_on, Kind.DATE, sort=("starts_on",)),
        Column("due_on", _("计划完工"), lambda w: w.due_on, Kind.DATE, sort=("due_on",)),
        Column("done_on", _("实际完工"), lambda w: w.done_on or "", Kind.DATE, sort=("done_on",)),
        Column(
            "total", _("总造价"), lambda w: w.total_fen, Kind.MONEY, sort=("total_fen",), total="total_fen"
        ),
        Column("attributed", _("已归属"), lambda w: w.attributed),
        Column("place", _("区划"), lambda w: w.place, sort=("division",)),
    ),
    filters=(
        search("name", "unit_words", label=_("工程或负责单位")),
        project_filter("shares__project"),
        flag("open", _("只看没有完工"), lambda viewer: Q(done_on=None)),
        flag("overdue", _("逾期"), lambda viewer: Q(done_on=None, due_on__lt=viewer.today)),
    ),
    acts=(Act(_("登记关联工程"), "projects:outside-new", EDIT),),
)
