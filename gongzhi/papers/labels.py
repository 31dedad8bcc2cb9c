"""The words people read for the terms of this capability. Migrations name this module: do not move it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.papers.rules import FactStatus, ReportMove, ReportStatus


def fact_kind() -> dict[str, Promise]:
    return {
        "community": _("社区"),
        "theme": _("试点主题"),
        "batch": _("批次"),
        "mechanism": _("机制"),
        "amount": _("金额"),
        "body": _("机构"),
        "post": _("任职"),
        "date": _("时间"),
        "count": _("数量"),
        "visited": _("学习地点"),
        "standard": _("标准"),
        "aspect": _("评价方面"),
        "checked": _("考核内容"),
        "rule": _("奖惩"),
        "problem": _("问题"),
        "task": _("任务"),
        "work": _("阵地改造"),
        "unknown": _("未知"),
    }


def fact_detail() -> dict[str, Promise]:
    """What is told of a candidate besides its value."""
    return {
        "heading": _("归口"),
        "place": _("地点"),
        "lead": _("牵头"),
        "holder": _("由"),
        "due": _("期限"),
        "cause": _("原因"),
        "action": _("方式"),
        "object": _("对象"),
        "site": _("位置"),
        "base": _("基数"),
        "basis": _("算法"),
        "founded": _("成立年份"),
        "column": _("表头"),
    }


def amount_role() -> dict[str, Promise]:
    return {
        "grant": _("上级补助"),
        "match": _("县级配套"),
        "fund": _("本级财政"),
        "arrived": _("到位或支出"),
        "project": _("单个项目"),
        "donation": _("捐赠和众筹"),
        "rate": _("比率"),
        "other": _("其他金额"),
    }


def counted() -> dict[str, Promise]:
    return {
        "community": _("社区数"),
        "staff": _("社区工作者"),
        "social_worker": _("社工人数"),
        "certified": _("持证社工人数"),
        "task_force": _("专班数"),
        "department": _("部门数"),
        "org": _("社会组织数"),
        "household": _("户数"),
        "resident": _("居民人数"),
        "volunteer": _("志愿者人数"),
        "area": _("面积（平方米）"),
        "activity": _("活动场次"),
        "elder": _("老年人数"),
    }


def rule_told() -> dict[str, Promise]:
    return {
        "deduct": _("按比例扣减"),
        "deduct_full": _("全额扣减"),
        "notice_province": _("全省通报"),
        "reward": _("表彰奖励"),
        "adjust": _("动态调整"),
    }


def roles(kind: str) -> dict[str, Promise]:
    """What a value of this kind may be of; empty where it says all by itself."""
    return {"amount": amount_role, "count": counted, "unknown": unknown_kind}.get(kind, dict)()


def match_base() -> dict[str, Promise]:
    return {"unknown": _("未写明"), "provincial grant": _("省级补助")}


def unknown_kind() -> dict[str, Promise]:
    return {
        "place": _("地名"),
        "year": _("年份"),
        "number": _("数字"),
        "amount": _("金额"),
        "date": _("时间"),
        "name": _("名称"),
    }


def fact_status() -> dict[str, Promise]:
    return {
        FactStatus.PROPOSED: _("待确认"),
        FactStatus.ACCEPTED: _("已采纳"),
        FactStatus.REJECTED: _("不采纳"),
    }


def events() -> dict[str, Promise]:
    return {
        "papers.source.read": _("读入报告"),
        "papers.fact.found": _("读出事实"),
        "papers.fact.accepted": _("采纳事实"),
        "papers.fact.mended": _("修改事实"),
        "papers.fact.rejected": _("不采纳事实"),
        "papers.fact.reopened": _("重新待确认"),
        "papers.clash.found": _("发现矛盾"),
        "papers.report.drafted": _("拟写报告"),
        "papers.report.written": _("修改报告"),
        "papers.report.moved": _("报告流转"),
        "unknowns.gap.opened": _("列入待补"),
        "unknowns.gap.assigned": _("落实待补责任"),
        "unknowns.gap.filled": _("补齐数据"),
        "files.file.kept": _("保存文件"),
    }


def report_status() -> dict[str, Promise]:
    return {
        ReportStatus.DRAFT: _("拟稿"),
        ReportStatus.REVIEWING: _("审核中"),
        ReportStatus.APPROVED: _("待签发"),
        ReportStatus.ISSUED: _("已签发"),
    }


def report_move() -> dict[str, Promise]:
    return {
        ReportMove.SUBMIT: _("送审"),
        ReportMove.RETURN: _("退回拟稿"),
        ReportMove.APPROVE: _("审核通过"),
        ReportMove.ISSUE: _("签发"),
    }


def passage() -> dict[str, Promise]:
    """The five sections, by the key under which a hand-written passage is kept."""
    return {
        "basics": _("一、基本情况（补充）"),
        "done": _("二、开展的主要工作（补充）"),
        "goals": _("三、工作目标和要求"),
        "problems": _("四、存在的问题（补充）"),
        "next": _("五、下一步工作安排（补充）"),
    }


def report_waits() -> dict[str, Promise]:
    """What a report waits for, by its status."""
    return {
        ReportStatus.DRAFT: _("拟稿待送审"),
        ReportStatus.REVIEWING: _("待审核"),
        ReportStatus.APPROVED: _("待签发"),
    }
