"""The house's own work that comes round: the anchor of the audit, the look through the files, the tidying up."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.audit.anchors import anchors, drop_anchor
from gongzhi.ground.audit.queries import guarded, verify
from gongzhi.ground.files.checking import check_files
from gongzhi.ground.jobs.keeping import forget_tickets
from gongzhi.ground.jobs.kinds import Round, job
from gongzhi.ground.jobs.services import tidy
from gongzhi.ground.jobs.step import Step
from gongzhi.ground.notices.sending import send_digests
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


@job("files.check", _("核对每个文件是否还在"), once=True)
def files_checked(step: Step) -> str:
    done, bad = check_files(by=step.by, told=step.progress)
    if bad:
        raise Refused(f"核验了 {done} 个文件，{bad} 个有问题，见“文件核验”。请从备份里找回。")
    return gettext("核验了 %(n)s 个文件，都在，也没有变。") % {"n": done}


@job("jobs.tidy", _("清理过期的结果文件"), once=True)
def tidied(step: Step) -> str:
    now = timezone.now()
    gone = tidy(now)
    forget_tickets(now)
    return gettext("清理了 %(n)s 项。") % {"n": gone}


@job("notices.send", _("把新消息发到已启用的渠道"), tries=2)
def sent(step: Step) -> str:
    return gettext("发出 %(n)s 条。") % {"n": send_digests(timezone.now())}


OWN_JOBS = (anchor, files_checked, tidied, sent)
# Every quarter of an hour one digest, and only where a channel is switched on.
SENDING = (Round("notices.send", 15),) if settings.NOTICE_CHANNELS else ()
OWN_ROUNDS = (
    *SENDING,
    Round("audit.anchor", 24 * 60, NIGHT),
    Round("jobs.tidy", 24 * 60, NIGHT + 10),
    Round("files.check", 24 * 60, NIGHT + 20),
)
