from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.secrets.fields import found_by, masked
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.registry import labels
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.queries import observations_seen_by, organisations_seen_by, people_seen_by
from gongzhi.registry.rules import CERTIFIED, SOCIAL, UNITS, Measured


def organisation_url(org: Organisation) -> str:
    return reverse("registry:organisation", args=[org.pk])


ORGANISATIONS = Register(
    title=_("组织"),
    act="organisations.see",
    importing="organisations",
    rows=organisations_seen_by,
    order=("division", "name"),
    url=organisation_url,
    prepare=name_places,
    columns=(
        Column("name", _("名称"), lambda org: org.name, sort=("name",), url=organisation_url),
        Column("kind", _("类别"), lambda org: org.get_kind_display(), sort=("kind",)),
        Column("uscc", _("统一社会信用代码"), lambda org: org.uscc or None),
        Column("contact", _("联系人"), lambda org: org.contact or None),
        Column("place", _("区划"), lambda org: org.place, sort=("division",)),
    ),
    filters=(
        search("name", "uscc", label=_("名称或代码")),
        choice("kind", _("类别"), labels.org_kind),
        flag("social", _("只看社会组织和社区团队"), lambda viewer: Q(kind__in=[k.value for k in SOCIAL])),
    ),
    acts=(Act(_("新增组织"), "registry:organisation-new", "organisations.edit"),),
)


def person_url(person: Person) -> str:
    return reverse("registry:person", args=[person.pk])


def _certificate(person: Person) -> str | None:
    return str(person.get_certificate_display()) if person.certificate else None


def _by_number(rows: QuerySet[Person], text: str, viewer: Viewer) -> QuerySet[Person]:
    return rows.filter(found_by(Person, text))


PEOPLE = Register(
    title=_("人员与社工"),
    act="people.see",
    importing="people",
    rows=people_seen_by,
    order=("division", "name"),
    url=person_url,
    prepare=name_places,
    columns=(
        Column("name", _("姓名"), lambda p: p.name, sort=("name",), url=person_url),
        Column("organisation", _("所在组织"), lambda p: p.organisation and p.organisation.name),
        Column("job", _("职务"), lambda p: p.job or None),
        Column(
            "social",
            _("社工"),
            lambda p: _("是") if p.is_social_worker else _("否"),
            sort=("is_social_worker",),
        ),
        Column("certificate", _("职业资格"), _certificate, sort=("certificate",)),
        Column("certificate_no", _("证书编号"), lambda p: masked(p, "certificate_no")),
        Column("phone", _("手机号"), lambda p: masked(p, "phone")),
        Column("citizen_id", _("身份证号"), lambda p: masked(p, "citizen_id")),
        Column("expires_on", _("有效期至"), lambda p: p.expires_on, Kind.DATE, sort=("expires_on",)),
        Column("place", _("区划"), lambda p: p.place, sort=("division",)),
    ),
    filters=(
        search("name", "job", label=_("姓名或职务")),
        Filter("number", _("手机、身份证或证书（全号或后四位）"), _by_number, kind="search"),
        choice("certificate", _("职业资格"), labels.cert_level),
        flag("social", _("只看社工"), lambda viewer: Q(is_social_worker=True)),
        flag("certified", _("只看持证"), lambda viewer: Q(certificate__in=[c.value for c in CERTIFIED])),
        flag("unknown", _("资格未知"), lambda viewer: Q(certificate="", is_social_worker=True)),
    ),
    acts=(Act(_("登记人员"), "registry:person-new", "people.edit"),),
)


def observation_url(row: Observation) -> str:
    return reverse("registry:observation", args=[row.pk])


def community_url(row: Observation) -> str:
    return reverse("registry:community", args=[row.division])


PROFILES = Register(
    title=_("社区概况"),
    subtitle=_("每个数据都有日期和来源；同一项目以日期最新的为准。"),
    act="profiles.see",
    importing="profiles",
    rows=observations_seen_by,
    order=("division", "measured", "-as_of"),
    url=observation_url,
    prepare=name_places,
    columns=(
        Column("place", _("区划"), lambda o: o.place, sort=("division",), url=community_url),
        Column("measured", _("数据项"), Said("measured"), sort=("measured",), url=observation_url),
        Column("value", _("数值"), lambda o: o.value, Kind.INT, sort=("value",)),
        Column("unit", _("单位"), lambda o: UNITS[Measured(o.measured)]),
        Column("as_of", _("数据日期"), lambda o: o.as_of, Kind.DATE, sort=("as_of",)),
        Column("source", _("来源"), lambda o: o.source, sort=("source",)),
        Column("words", _("说明"), lambda o: o.words),
    ),
    filters=(
        search("source", "words", label=_("来源或说明")),
        choice("measured", _("数据项"), labels.measured),
        flag("unknown", _("只看未知"), lambda viewer: Q(value__isnull=True)),
    ),
    acts=(Act(_("登记数据"), "registry:observation-new", "profiles.edit"),),
)
