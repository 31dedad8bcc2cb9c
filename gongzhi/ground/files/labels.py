"""The words people read for the terms of rules.py. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.files.rules import Trouble, What


def what() -> dict[str, Promise]:
    return {
        What.EVIDENCE: _("佐证材料"),
        What.PHOTO: _("现场照片"),
        What.MINUTES: _("会议记录"),
        What.CONTRACT: _("合同协议"),
        What.VOUCHER: _("票据凭证"),
        What.DOCUMENT: _("正式文件"),
        What.OTHER: _("其他附件"),
    }


def trouble() -> dict[str, Promise]:
    return {Trouble.MISSING: _("文件不见了"), Trouble.CHANGED: _("内容被改过")}


def events() -> dict[str, Promise]:
    return {
        "files.file.kept": _("存入文件"),
        "files.file.trouble": _("文件核验发现问题"),
        "files.attachment.added": _("添加附件"),
        "files.attachment.removed": _("移除附件"),
    }
