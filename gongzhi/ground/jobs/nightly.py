"""The house's own work that comes round: the anchor of the audit, the look through the files, the tidying up."""

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.audit.anchors import anchors, drop_anchor
from gongzhi.ground.audit.queries import guarded, verify
from gongzhi.ground.jobs.keeping import forget_tickets
from gongzhi.ground.jobs.kinds import Round, job
from gongzhi.ground.jobs.services import tidy
from gongzhi.ground.jobs.step import Step
from gongzhi.ground.refusal import Refused

NIGHT = 2 * 60 + 10  # ten past two


@job("audit.anchor", _("核验操作记录并留存锚点"), once=True)
def anchor(step: Step) -> str:
    """As `verify_audit --anchor` does; a fault is the job's last word, and no anchor is dropped."""
    if not guarded():
        raise Refused("数据库里保护操作记录的触发器不在了，请先恢复（migrate）再核验。")
    if fault := verify(anchors()):
        raise Refused(f"操作记录不完整。{fault.why}")
    dropped = drop_anchor(step.today)
    return gettext("操作记录完整，锚点到第 %(n)s 条。") % {"n": dropped.seq if dropped else 0}


@job("jobs.tidy", _("清理过期的结果文件"), once=True)
def tidied(step: Step) -> str:
    now = timezone.now()
    gone = tidy(now)
    forget_tickets(now)
    return gettext("清理了 %(n)s 项。") % {"n": gone}


OWN_JOBS = (anchor, tidied)
OWN_ROUNDS = (Round("audit.anchor", 24 * 60, NIGHT), Round("jobs.tidy", 24 * 60, NIGHT + 10))
