from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.leadership import labels
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.queries import groups_seen_by, seats_seen_by


def group_url(group: Group) -> str:
    return reverse("leadership:group", args=[group.pk])


def seat_url(seat: Seat) -> str:
    return reverse("leadership:seat", args=[seat.pk])


GROUPS = Register(
    title=_("领导小组与专班"),
    act="leadership.see",
    importing="groups",
    rows=groups_seen_by,
    order=("division", "pk"),
    url=group_url,
    prepare=name_places,
    columns=(
        Column("name", _("名称"), lambda g: g.name, sort=("name",), url=group_url),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("parent", _("上级机构"), lambda g: g.parent.name if g.parent else ""),
        Column("document", _("成立文件"), lambda g: g.document.title if g.document else None),
        Column("set_up_on", _("成立日期"), lambda g: g.set_up_on, Kind.DATE, sort=("set_up_on",)),
        Column("place", _("区划"), lambda g: g.place, sort=("division",)),
    ),
    filters=(search("name", "duty", label=_("名称或职责")), choice("kind", _("类别"), labels.group_kind)),
    acts=(
        Act(_("登记机构"), "leadership:group-new", "leadership.edit"),
        Act(_("任职名单"), "leadership:seats", "leadership.see", "plain"),
    ),
)

SEATS = Register(
    title=_("任职名单"),
    act="leadership.see",
    importing="seats",
    rows=seats_seen_by,
    order=("group", "pk"),
    url=seat_url,
    prepare=name_places,
    columns=(
        Column("post", _("职务"), lambda s: s.post, sort=("post",), url=seat_url),
        Column("holder", _("姓名"), lambda s: s.holder_name or None, sort=("holder_name",)),
        Column("holder_post", _("本职"), lambda s: s.holder_post or None),
        Column("unit", _("单位"), lambda s: (s.unit.name if s.unit else s.unit_words) or None),
        Column("group", _("机构"), lambda s: s.group.name, sort=("group__name",)),
        Column("place", _("区划"), lambda s: s.place, sort=("division",)),
    ),
    filters=(
        search("post", "holder_name", "holder_post", "unit_words", label=_("职务、姓名或单位")),
        flag("unknown", _("姓名未知"), lambda viewer: Q(holder_name="")),
    ),
    acts=(Act(_("登记任职"), "leadership:seat-new", "leadership.edit"),),
)
