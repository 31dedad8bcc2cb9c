from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address, page_address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, search
from gongzhi.projects import labels
from gongzhi.projects.models import Acceptance, Defect
from gongzhi.projects.queries import acceptances_seen_by, defects_seen_by
from gongzhi.projects.registers import number, project_filter
from gongzhi.projects.rules import ACCEPT, SEE
from gongzhi.projects.rules.acceptances import Conclusion

_TONES = {Conclusion.OPEN: "yellow", Conclusion.PASSED: "green", Conclusion.FAILED: "red"}


def acceptance_url(row: Acceptance) -> str:
    return address("projects:acceptance", row.pk)


def defect_url(row: Defect) -> str:
    """A defect is read on the page of its acceptance."""
    return f"{address('projects:acceptance', row.acceptance_id)}#defects"


def conclusion_light(row: Acceptance) -> Light:
    return Light(str(row.get_conclusion_display()), _TONES[Conclusion(row.conclusion)])


def defect_light(row: Defect, viewer: Viewer) -> Light:
    if row.fixed_on:
        return Light(_now("已整改"), "green")
    late = row.due_on is not None and row.due_on < viewer.today
    return Light(_now("逾期未整改"), "red") if late else Light(_now("未整改"), "yellow")


def published(row: Acceptance) -> date | str:
    """The result of a public service is to be published; of others nothing is owed."""
    return row.published_on or (_now("未公示") if row.project.public_service else "")


def users_words(row: Acceptance) -> str:
    """Who of the users was there, and how many."""
    count = "" if row.users_count is None else _now("%(n)s 人") % {"n": row.users_count}
    return "，".join(part for part in (row.users, count) if part)


def _prepare_acceptances(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found = Defect.objects.filter(acceptance__in=[row.pk for row in rows], fixed_on=None).order_by()
    unmended = dict(found.values_list("acceptance").annotate(n=Count("pk")))
    for row in rows:
        row.unmended = unmended.get(row.pk, 0)


def _prepare_defects(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = defect_light(row, viewer)


def _unmended_of(row: Acceptance) -> str:
    return f"{page_address('projects:defects')}?acceptance={row.pk}&open=1"


def _by_acceptance(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    found = number(value)
    return rows if found is None else rows.filter(acceptance=found)


ACCEPTANCES = Register(
    title=_("验收"),
    act=SEE,
    rows=acceptances_seen_by,
    order=("-held_on", "pk"),
    url=acceptance_url,
    prepare=_prepare_acceptances,
    columns=(
        Column("project", _("项目"), lambda a: a.project.name, sort=("project__name",), url=acceptance_url),
        Column("held_on", _("验收日期"), lambda a: a.held_on, Kind.DATE, sort=("held_on",)),
        Column("conclusion", _("结论"), conclusion_light, Kind.LIGHT, sort=("conclusion",)),
        Column(
            "unmended",
            _("未整改缺陷"),
            lambda a: a.unmended,
            Kind.INT,
            url=_unmended_of,
        ),
        Column("signed_by", _("签字人"), lambda a: a.signed_by or None),
        Column("users", _("服务对象"), users_words),
        Column("published_on", _("结果公示"), published, Kind.DATE, sort=("published_on",)),
        Column(
            "release_on",
            _("质保金返还日期"),
            lambda a: a.release_on,
            Kind.DATE,
            sort=("release_on",),
            asked=True,
        ),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=(
        search("project__name", "signed_by", "users", label=_("项目、签字人或服务对象")),
        project_filter(),
        choice("conclusion", _("结论"), labels.conclusion),
        flag(
            "unpublished",
            _("公共服务未公示结果"),
            lambda viewer: Q(project__public_service=True, published_on=None) & ~Q(conclusion="open"),
        ),
    ),
    acts=(Act(_("登记验收"), "projects:acceptance-new", ACCEPT),),
)


DEFECTS = Register(
    title=_("验收缺陷"),
    act=SEE,
    rows=defects_seen_by,
    order=("due_on", "pk"),
    url=defect_url,
    prepare=_prepare_defects,
    columns=(
        Column("text", _("缺陷"), lambda d: d.text, sort=("text",), url=defect_url),
        Column("status", _("状态"), lambda d: d.light, Kind.LIGHT),
        Column(
            "project", _("项目"), lambda d: d.acceptance.project.name, sort=("acceptance__project__name",)
        ),
        Column("mender", _("整改人"), lambda d: d.mender or None, sort=("mender",)),
        Column("due_on", _("整改期限"), lambda d: d.due_on, Kind.DATE, sort=("due_on",)),
        Column("fixed_on", _("整改完成日期"), lambda d: d.fixed_on or "", Kind.DATE, sort=("fixed_on",)),
        Column("place", _("区划"), lambda d: d.place, sort=("division",)),
    ),
    filters=(
        search("text", "mender", "acceptance__project__name", label=_("缺陷、整改人或项目")),
        project_filter("acceptance__project"),
        Filter(
            "acceptance",
            _("验收"),
            _by_acceptance,
            choices=lambda viewer: [(str(a.pk), str(a)) for a in acceptances_seen_by(viewer)],
        ),
        flag("open", _("只看未整改"), lambda viewer: Q(fixed_on=None)),
        flag("overdue", _("逾期"), lambda viewer: Q(fixed_on=None, due_on__lt=viewer.today)),
    ),
)
