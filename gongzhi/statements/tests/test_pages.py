"""Reconciliation as people meet it: from the file to the worked-off difference, and who may do what."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongzhi.funds.tests.books import COUNTY, viewer
from gongzhi.funds.tests.test_books_pages import TODAY, enter
from gongzhi.ground.divisions.services import put_division
from gongzhi.statements.models import Difference, Match, Statement
from gongzhi.statements.tests.desk import account, as_csv, table

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
SAID = [(0, 37, "县财政局", ""), (0, -5, "甲公司", "付9")]


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_from_a_file_to_a_worked_off_difference_on_pages() -> None:
    put_division(COUNTY, "青禾县")
    made, layout, source = account(COUNTY, "试", viewer("finance", today=TODAY))
    finance, office = enter("finance"), enter("office")

    def page(name: str, *key: int) -> str:
        return reverse(f"statements:{name}", args=key)

    def send(data: bytes, **more: Any) -> Any:
        file = SimpleUploadedFile("流水.csv", data)
        sent = {"account": made.pk, "layout": layout.pk, "file": file, **more}
        return finance.post(page("statement-new"), sent)

    # A bad cell is named beside the file and nothing is kept; sums that contradict each other are refused.
    rows = table(TODAY, 0, SAID)
    refused = send(as_csv([*rows[:2], ["2026-02-30", "1", "", "", "", "", ""]]))
    assert (refused.status_code, "A3（交易日期）" in words(refused), Statement.objects.count()) == (
        422,
        True,
        0,
    )
    assert send(as_csv(rows), closing_fen="9").status_code == 422
    # Uploaded, looked at, taken in: the preview shows the rows, the office cannot confirm.
    statement_page = send(as_csv(rows, "gb18030"))["Location"]
    statement = Statement.objects.get()
    assert "甲公司" in words(finance.get(statement_page))
    assert office.post(page("statement-take", statement.pk)).status_code == 404
    finance.post(page("statement-take", statement.pk), {"version": statement.version})
    assert office.get(page("statement", statement.pk)).status_code == 200
    # Nothing is in the ledger yet: two differences; the desk, the registers and the table show them.
    finance.post(page("account-reconcile", made.pk))
    desk = words(office.get(page("account", made.pk)))
    assert "漏记" in desk and "628299" not in desk
    assert [d.kind for d in Difference.objects.all()] == ["missing"] * 2
    balance = words(office.get(page("account-balance", made.pk) + f"?day={TODAY}"))
    assert "银行有、账上没有的 2 行" in balance
    assert office.get(page("account-docx", made.pk)).content[:2] == b"PK"
    assert "未知" in words(office.get(page("account-balance", made.pk) + "?day=2020-01-01"))
    # The receipt is posted: what is certain is confirmed at once, after a second look.
    receipt = {"source": source.pk, "amount_fen": "0.37", "arrived_on": TODAY.isoformat(), "voucher": "证1"}
    assert office.post(reverse("funds:arrival-new"), receipt).status_code == 302
    finance.post(page("account-reconcile", made.pk))
    match, left = Match.objects.get(), Difference.objects.get()
    assert "一边没有写对方" in words(finance.get(page("match", match.pk)))
    finance.post(page("match-confirm", match.pk), {"version": match.version})
    Match.objects.filter(pk=match.pk).update(state="proposed", certain=True)
    assert "确认 1 笔确定的勾对" in words(finance.get(page("account-confirm", made.pk)))
    finance.post(page("account-confirm", made.pk), {"version": made.version})
    assert Match.objects.get().state == "confirmed"
    # The fee cannot be matched, and is worked off; a wrong number of an entry is told beside the field.
    assert finance.post(page("difference-join", left.pk), {"note": "是"}).status_code == 422
    settle = {"cause": "bank", "note": "请银行退回"}
    wrong = finance.post(page("difference-settle", left.pk), {**settle, "entry": "9" * 30})
    assert (wrong.status_code, "没有这个号的分录" in words(wrong)) == (422, True)
    assert finance.post(page("difference-settle", left.pk), settle).status_code == 302
    assert "请银行退回" in words(office.get(page("difference", left.pk)))
    finance.post(page("difference-reopen", left.pk))
    assert Difference.objects.get().state == "open"
    finance.post(page("match-undo", match.pk), {"version": Match.objects.get().version})
    assert not Match.objects.exists()
    assert enter("community", "990101001001").get(page("lines")).status_code == 404
