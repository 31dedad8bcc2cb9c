from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.own_registers import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, search
from gongzhi.registry import labels
from gongzhi.registry.models import Organisation
from gongzhi.registry.queries import organisations_seen_by


def organisation_url(org: Organisation) -> str:
    return reverse("registry:organisation", args=[org.pk])


ORGANISATIONS = Register(
    title=_("组织"),
    act="organisations.see",
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
    ),
    acts=(Act(_("新增组织"), "/registry/organisations/new/", "organisations.edit"),),
)
