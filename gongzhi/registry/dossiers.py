"""The dossier pages of this capability, as data."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.secrets.fields import masked
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.queries import people_seen_by, profile
from gongzhi.registry.registers import community_url, observation_url, person_url
from gongzhi.registry.rules import UNITS, Measured


def trail(words: str, url_name: str) -> tuple[str, str]:
    return words, reverse(url_name)


def organisation_dossier(org: Organisation, viewer: Viewer) -> Dossier:
    people = [
        [cell(Kind.TEXT, p.name, person_url(p)), cell(Kind.TEXT, p.job or None)]
        for p in people_seen_by(viewer).filter(organisation=org)
    ]
    return Dossier(
        title=org.name,
        kind=_("组织"),
        row=org,
        trail=[trail(_("组织"), "registry:organisations")],
        acts=[
            PageAct(
                _("修改"),
                reverse("registry:organisation-edit", args=[org.pk]),
                "organisations.edit",
                org.division,
            )
        ],
        facts=[
            Fact(_("类别"), org.get_kind_display()),
            Fact(_("统一社会信用代码"), org.uscc or None),
            Fact(_("联系人"), org.contact or None),
            Fact(_("区划"), name(org.division)),
            Fact(_("说明"), org.note),
        ],
        sections=[Section(_("人员"), [_("姓名"), _("职务")], people)],
    )


def person_dossier(person: Person, viewer: Viewer) -> Dossier:
    org = person.organisation
    return Dossier(
        title=person.name,
        kind=_("人员"),
        row=person,
        trail=[trail(_("人员与社工"), "registry:people")],
        acts=[
            PageAct(
                _("修改"), reverse("registry:person-edit", args=[person.pk]), "people.edit", person.division
            ),
            PageAct(
                _("查看完整信息"),
                reverse("registry:person-reveal", args=[person.pk]),
                "people.reveal",
                person.division,
            ),
        ],
        facts=[
            Fact(
                _("所在组织"),
                org.name if org else None,
                url=reverse("registry:organisation", args=[org.pk]) if org else "",
            ),
            Fact(_("职务"), person.job or None),
            Fact(_("社工"), _("是") if person.is_social_worker else _("否")),
            Fact(_("职业资格"), str(person.get_certificate_display()) if person.certificate else None),
            Fact(_("证书编号"), masked(person, "certificate_no")),
            Fact(_("手机号"), masked(person, "phone")),
            Fact(_("身份证号"), masked(person, "citizen_id")),
            Fact(_("取得日期"), person.certified_on, Kind.DATE),
            Fact(_("有效期至"), person.expires_on, Kind.DATE),
            Fact(_("区划"), name(person.division)),
        ],
    )


def observation_dossier(row: Observation, viewer: Viewer) -> Dossier:
    return Dossier(
        title=f"{name(row.division)} · {row.get_measured_display()}",
        kind=_("社区数据"),
        row=row,
        trail=[trail(_("社区概况"), "registry:profiles")],
        acts=[
            PageAct(
                _("修改"), reverse("registry:observation-edit", args=[row.pk]), "profiles.edit", row.division
            )
        ],
        facts=[
            Fact(_("社区"), name(row.division), url=community_url(row)),
            Fact(_("数值"), row.value, Kind.INT),
            Fact(_("单位"), UNITS[Measured(row.measured)]),
            Fact(_("数据日期"), row.as_of, Kind.DATE),
            Fact(_("来源"), row.source),
            Fact(_("说明"), row.words),
        ],
    )


def community_dossier(place: Model, code: str, viewer: Viewer) -> Dossier:
    """One place with its newest figures, each with date and source."""
    rows: list[list[Cell]] = [
        [
            cell(Kind.TEXT, o.get_measured_display(), observation_url(o)),
            cell(Kind.INT, o.value),
            cell(Kind.TEXT, UNITS[Measured(o.measured)]),
            cell(Kind.DATE, o.as_of),
            cell(Kind.TEXT, o.source),
        ]
        for o in profile(viewer, code).values()
    ]
    heads = [_("数据项"), _("数值"), _("单位"), _("数据日期"), _("来源")]
    return Dossier(
        title=name(code),
        kind=_("社区概况"),
        row=place,
        trail=[trail(_("社区概况"), "registry:profiles")],
        acts=[
            PageAct(
                _("登记数据"),
                reverse("registry:observation-new") + f"?division={code}",
                "profiles.edit",
                code,
            )
        ],
        facts=[Fact(_("区划代码"), code)],
        sections=[Section(_("最新数据"), heads, rows)],
    )
