"""What waits for administrators, and what warns them: confirmations, alarms, accounts nobody uses."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.queries import accounts_seen_by, posts_seen_by, stale_before
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import entries_seen_by
from gongzhi.ground.records.revealing import ALARMED, STOPPED
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.staff_registers import account_url, post_url, role_words
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.ground.web.warnings import Warn

CONFIRM, EDIT = "accounts.confirm", "accounts.edit"
ALARM_DAYS = 7


def posts_to_confirm(viewer: Viewer, at_most: int) -> Waiting:
    """Posts that wait for the second person."""
    if not viewer.may(CONFIRM):
        return Waiting(0, ())
    posts, words = posts_seen_by(viewer, CONFIRM).filter(awaits=True), role_words()
    first = [
        Todo(
            _("确认岗位：%(who)s 任 %(role)s") % {"who": p.user, "role": words.get(p.role, p.role)},
            post_url(p),
        )
        for p in posts[:at_most]
    ]
    return Waiting(posts, first)


def resets_to_confirm(viewer: Viewer, at_most: int) -> Waiting:
    """Second factors that somebody asked to take away."""
    if not viewer.may(CONFIRM):
        return Waiting(0, ())
    resets = accounts_seen_by(viewer, CONFIRM).filter(factor_reset_asked_by__isnull=False)
    first = [
        Todo(_("确认重置第二因素：%(who)s") % {"who": user}, account_url(user)) for user in resets[:at_most]
    ]
    return Waiting(resets, first)


def alarms(viewer: Viewer) -> Sequence[Warn]:
    """People who looked at many personal numbers lately, for those who read the audit."""
    if not viewer.may("audit.see"):
        return ()
    since = viewer.today - timedelta(days=ALARM_DAYS)
    loud = entries_seen_by(viewer).filter(Q(event=ALARMED) | Q(event=STOPPED), at__date__gte=since)
    number = loud.count()
    if not number:
        return ()
    words = _("近 7 天有 %(n)d 次频繁查看个人信息的预警") % {"n": number}
    return (Warn(words, reverse("web:audit") + "?q=secrets.", Light(_("预警"), "red")),)


def unused(viewer: Viewer) -> Sequence[Warn]:
    """The monthly list: accounts to be locked."""
    if not viewer.may(EDIT):
        return ()
    number = accounts_seen_by(viewer, EDIT).filter(stale_before(viewer)).count()
    if not number:
        return ()
    words = _("%(n)d 个账号 90 天没有登录，请核实后停用") % {"n": number}
    url = reverse("accounts:accounts") + "?stale=1"
    return (Warn(words, url, Light(_("待清理"), "yellow")),)
