"""The register of the ground itself: what was done."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.audit.queries import entries_seen_by
from gongzhi.ground.web import audit_words
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.pages import EVENT_WORDS, event_words
from gongzhi.ground.web.registers import Column, Filter, Register, choice, on_day, search

AUDIT = Register(
    title=_("操作记录"),
    act="audit.see",
    rows=entries_seen_by,
    order=("-seq",),
    prepare=audit_words.prepare,
    columns=(
        Column("seq", _("序号"), lambda entry: entry.seq, Kind.INT, sort=("seq",)),
        Column("at", _("时间"), lambda entry: entry.at, Kind.DATE, sort=("at",)),
        Column(
            "by", _("操作人"), lambda entry: str(entry.by) if entry.by else _("系统"), sort=("by__full_name",)
        ),
        Column("event", _("事项"), lambda entry: event_words(entry.event), sort=("event",)),
        Column("about", _("对象"), lambda entry: entry.subject, sort=("about",)),
        Column("facts", _("内容"), audit_words.told, Kind.LINES),
        Column("place", _("区划"), lambda entry: entry.place, sort=("division",)),
        Column("seal", _("封印"), lambda entry: entry.seal[:12]),
    ),
    filters=(
        Filter("q", _("事项或对象"), audit_words.by_words, kind="search"),
        search("by__full_name", "by__username", label=_("操作人"), name="by"),
        choice("event", _("事项"), lambda: dict(sorted(EVENT_WORDS.items()))),
        on_day("from", _("从"), lambda day: Q(at__date__gte=day)),
        on_day("to", _("到"), lambda day: Q(at__date__lte=day)),
    ),
)
