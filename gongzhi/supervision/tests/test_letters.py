"""The notice of a visit and the bulletin of a plan, opened again."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from gongzhi.ground.official.docx import to_docx
from gongzhi.supervision.models import Finding
from gongzhi.supervision.queries.letters import bulletin_of, notice_of
from gongzhi.supervision.rules import VisitMove
from gongzhi.supervision.rules.letters import bulletin_paper, notice_paper
from gongzhi.supervision.services.visits import (
    findings_of_checks,
    move_visit,
    record_checks,
)
from gongzhi.supervision.tests.standing import (
    OFFICE,
    TODAY,
    a_plan,
    a_visit,
    viewer,
)
from tests.edits import open_places

pytestmark = pytest.mark.django_db


def test_notice_and_bulletin_say_what_is_on_record() -> None:
    open_places()
    plan = a_plan(lead_words="县目标办")
    visit = a_visit(plan=plan)
    draft = notice_paper(notice_of(visit, OFFICE))
    assert (draft.draft_mark, draft.addressee, draft.issued_on) == ("草稿，未发出", "未知", None)
    record_checks(visit, {"money-2": ("fails", "两笔没有发票"), "money-7": ("fails", "")}, by=OFFICE)
    move_visit(visit, VisitMove.CARRY_OUT, by=OFFICE)
    late, again_late = findings_of_checks(visit, by=OFFICE)
    Finding.objects.update(lead_words="甲居委会", due_on=TODAY)
    move_visit(visit, VisitMove.NOTIFY, by=OFFICE, number="督〔2026〕1号")
    paper = notice_paper(notice_of(visit, OFFICE))
    assert (paper.number, paper.issuer, paper.addressee) == ("督〔2026〕1号", "县目标办", "甲居委会")
    words = ZipFile(BytesIO(to_docx(paper))).read("word/document.xml").decode()
    for said in (
        "发现问题2个",
        "两笔没有发票",
        "不符合要求：资金使用情况按期公开",
        "2026年3月2日",
        "责任单位：甲居委会",
    ):
        assert said in words
    Finding.objects.filter(pk=late.pk).update(status="closed", repeat_of=again_late)
    tomorrow = viewer("office", today=TODAY + timedelta(days=1))
    told = (
        ZipFile(BytesIO(to_docx(bulletin_paper(bulletin_of(plan, tomorrow)))))
        .read("word/document.xml")
        .decode()
    )
    for said in (
        "督查走访1次",
        "发现问题2个，其中重复问题1个",
        "已了结1个，未了结1个，其中超过期限没有报整改情况的1个",
    ):
        assert said in told
