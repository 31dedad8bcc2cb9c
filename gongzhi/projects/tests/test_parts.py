"""Contracts, acceptances, changes, risks and outside works of a project that is under way."""

from datetime import timedelta

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.projects.dossiers.changes import change_dossier, consequences
from gongzhi.projects.models import (
    Acceptance,
    Amendment,
    ChangeRequest,
    CheckedItem,
    Contract,
    Defect,
    MoneyLine,
    OutsideShare,
    OutsideWork,
    Project,
    Risk,
)
from gongzhi.projects.queries import contracts_seen_by, risks_seen_by
from gongzhi.projects.queries.changes import foreseen
from gongzhi.projects.queries.contracts import beyond, next_number, terms_of
from gongzhi.projects.registers.outside import waits_light
from gongzhi.projects.rules import Move
from gongzhi.projects.rules.acceptances import Conclusion
from gongzhi.projects.rules.changes import ChangeMove, ChangeStatus
from gongzhi.projects.rules.contracts import Terms
from gongzhi.projects.rules.risks import RiskMove
from gongzhi.projects.services import acceptances, changing, contracts, outside, risks
from gongzhi.projects.services.charters import add_money, add_project, move_project
from gongzhi.projects.tests.people import COMMUNITY, COUNTY, TODAY, everyone, pass_all
from gongzhi.projects.todo import late_defects, waiting_changes

pytestmark = pytest.mark.django_db
DUE = TODAY + timedelta(days=60)


@pytest.fixture
def people() -> dict[str, Viewer]:
    return everyone()


@pytest.fixture
def project(people: dict[str, Viewer]) -> Project:
    """Approved, under way, with 100 元 of the city and an unknown sum of charity."""
    own = people["own"]
    told = Project(
        division=COMMUNITY,
        name="助餐服务",
        kind="service",
        starts_on=TODAY,
        due_on=DUE,
        public_service=True,
    )
    made = add_project(told, by=own)
    add_money(MoneyLine(project=made, kind="city", planned_fen=10_000), by=own)
    add_money(MoneyLine(project=made, kind="charity"), by=own)
    Project.objects.filter(pk=made.pk).update(status="doing")
    made.refresh_from_db()
    return made


def test_a_contract_grows_and_is_flagged_beyond_a_tenth(people: dict[str, Viewer], project: Project) -> None:
    own = people["own"]
    first = contracts.add_contract(
        Contract(project=project, number="演-1", title="送餐", amount_fen=10_000, signed_on=TODAY), by=own
    )
    unknown = contracts.add_contract(Contract(project=project, number="演-2", title="餐具"), by=own)
    for fen, flagged in ((None, []), (11_000, []), (11_001, [first]), (9_000, [])):
        row = Amendment(
            contract=first, number=next_number(first), signed_on=TODAY, what="加餐", amount_fen=fen
        )
        contracts.add_amendment(row, by=own)
        assert list(beyond(contracts_seen_by(own))) == flagged
        assert terms_of([first, unknown]) == {
            first.pk: Terms(fen or 10_000, None),
            unknown.pk: Terms(None, None),
        }
    early = Amendment(contract=first, number=9, signed_on=TODAY - timedelta(days=1), what="早了")
    with pytest.raises(Refused, match="早于合同的签订日期"):
        contracts.add_amendment(early, by=own)
    with pytest.raises(Refused, match="早于履行起"):
        contracts.change_contract(first, by=own, starts_on=DUE, ends_on=TODAY)
    with pytest.raises(Refused, match="已有这个编号"):
        contracts.add_contract(Contract(project=project, number="演-1", title="又一份"), by=own)
    with pytest.raises(Refused, match="岗位"):
        contracts.add_contract(Contract(project=project, number="演-3", title="x"), by=people["leader"])


def test_acceptance_from_its_users_to_the_last_defect(people: dict[str, Viewer], project: Project) -> None:
    own, office = people["own"], people["office"]
    with pytest.raises(Refused, match="报请验收"):
        acceptances.add_acceptance(Acceptance(project=project, held_on=TODAY, users_count=3), by=office)
    pass_all(project, people)
    move_project(project, Move.HAND_IN, by=own)
    for users, count in (("", None), (" ", 0)):
        with pytest.raises(Refused, match="服务对象参加"):
            told = Acceptance(project=project, held_on=TODAY, users=users, users_count=count)
            acceptances.add_acceptance(told, by=office)
    with pytest.raises(Refused, match="岗位"):
        acceptances.add_acceptance(Acceptance(project=project, held_on=TODAY, users_count=3), by=own)
    looked = acceptances.add_acceptance(
        Acceptance(project=project, held_on=TODAY, users="老年人代表", signed_by="何采薇"), by=office
    )
    with pytest.raises(Refused, match="服务对象参加"):
        acceptances.change_acceptance(looked, by=office, users="")
    looked.refresh_from_db()
    with pytest.raises(Refused, match="没有“通过”的结论"):
        move_project(project, Move.ACCEPT, by=office)
    with pytest.raises(Refused, match="服务记录真实"):
        acceptances.conclude(looked, Conclusion.PASSED, by=office)
    looked.refresh_from_db()
    for n, item in enumerate(CheckedItem.objects.filter(acceptance=looked)):
        acceptances.change_item(item, by=office, finding="not_applicable" if n == 1 else "fit")
    defect = acceptances.add_defect(
        Defect(acceptance=looked, text="回访表缺签字", due_on=TODAY - timedelta(days=1)), by=office
    )
    acceptances.conclude(looked, Conclusion.PASSED, by=office)
    for refusal in (
        lambda: acceptances.conclude(looked, Conclusion.FAILED, by=office, note="反悔"),
        lambda: acceptances.change_item(item, by=office, finding="unfit"),
        lambda: acceptances.change_acceptance(looked, by=office, users="别人"),
    ):
        with pytest.raises(Refused, match="结论"):
            refusal()
        looked.refresh_from_db()
    acceptances.change_acceptance(looked, by=office, published_on=TODAY)
    with pytest.raises(Refused, match="回访表缺签字"):
        move_project(project, Move.ACCEPT, by=office)
    assert [t.due for t in late_defects(own, 5).first] == [defect.due_on]
    with pytest.raises(Refused, match="验收日期和今天之间"):
        acceptances.change_defect(defect, by=own, fixed_on=TODAY + timedelta(days=1))
    acceptances.change_defect(defect, by=own, fixed_on=TODAY)
    assert move_project(project, Move.ACCEPT, by=office).done_on == TODAY


def test_a_failed_acceptance_needs_a_reason_and_another_one(
    people: dict[str, Viewer], project: Project
) -> None:
    office = people["office"]
    Project.objects.filter(pk=project.pk).update(status="waiting", public_service=False)
    project.refresh_from_db()
    looked = acceptances.add_acceptance(Acceptance(project=project, held_on=TODAY), by=office)
    with pytest.raises(Refused, match="写明原因"):
        acceptances.conclude(looked, Conclusion.FAILED, by=office)
    acceptances.conclude(looked, Conclusion.FAILED, by=office, note="次数不够")
    again = acceptances.add_acceptance(Acceptance(project=project, held_on=TODAY), by=office)
    assert again.items.count() == looked.items.count() == 5


def test_a_change_is_foreseen_decided_by_another_and_applied_once(
    people: dict[str, Viewer], project: Project
) -> None:
    own, office = people["own"], people["office"]
    later = DUE + timedelta(days=30)
    row = changing.ask_change(
        ChangeRequest(project=project, reason=" 等设备 ", to_on=later, kind="city", delta_fen=5_000), by=own
    )
    assert (row.division, row.from_on, row.reason) == (COMMUNITY, DUE, "等设备")
    told = consequences(foreseen(row, office))
    assert told[0] == "计划资金：≥ 100.00元（另有 1 项未知） → ≥ 150.00元（另有 1 项未知）"
    assert told[1] == "计划完成：2026年5月1日 → 2026年5月31日"
    assert told[2] == "亮灯：绿灯 → 绿灯"
    assert told[3].startswith("会误期的里程碑：中期评估、")
    assert len(change_dossier(row, office).sections) == 1 and change_dossier(row, office).acts
    assert not change_dossier(row, own).acts
    with pytest.raises(Refused, match="等待决定"):
        changing.ask_change(ChangeRequest(project=project, reason="再加", to_on=later), by=office)
    with pytest.raises(Refused, match="岗位"):
        changing.decide_change(row, ChangeMove.APPROVE, by=people["supervisor"])
    row.refresh_from_db()
    assert [t.title for t in waiting_changes(office, 5).first] == ["助餐服务"]
    stale = ChangeRequest.objects.get()
    changing.decide_change(row, ChangeMove.APPROVE, by=office)
    project.refresh_from_db()
    fen = dict(project.money_lines.values_list("kind", "planned_fen"))
    assert (project.due_on, fen) == (later, {"city": 15_000, "charity": None})
    with pytest.raises(Refused, match="决定过"):
        changing.decide_change(row, ChangeMove.APPROVE, by=office)
    with pytest.raises(Overtaken):
        changing.decide_change(stale, ChangeMove.APPROVE, by=people["leader"])
    assert MoneyLine.objects.get(kind="city").planned_fen == 15_000
    assert not change_dossier(row, office).sections  # what it did stands in the life of the project


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "没有写要改什么"),
        ({"to_on": DUE}, "没有写要改什么"),
        ({"to_on": TODAY - timedelta(days=1)}, "早于计划开始"),
        ({"kind": "city"}, "同时选资金来源"),
        ({"delta_fen": 5}, "同时选资金来源"),
        ({"kind": "city", "delta_fen": -10_001}, "超过这种来源"),
        ({"kind": "charity", "delta_fen": 5}, "计划金额未知"),
        ({"kind": "enterprise", "delta_fen": -5}, "超过这种来源"),
    ],
)
def test_what_cannot_be_asked_for(
    people: dict[str, Viewer], project: Project, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        changing.ask_change(ChangeRequest(project=project, reason="要改", **fields), by=people["own"])
    assert not ChangeRequest.objects.exists()


def test_what_happened_to_the_project_meanwhile_counts(people: dict[str, Viewer], project: Project) -> None:
    office, own = people["office"], people["own"]
    row = changing.ask_change(
        ChangeRequest(project=project, reason="加", kind="enterprise", delta_fen=7), by=office
    )
    for move in ChangeMove:
        with pytest.raises(Refused, match="申请人以外"):
            changing.decide_change(row, move, by=office, note="好")
    Project.objects.update(status="accepted")
    with pytest.raises(Refused, match="不能再变更"):
        changing.decide_change(row, ChangeMove.APPROVE, by=people["office2"])
    row = ChangeRequest.objects.get()
    assert row.status == ChangeStatus.ASKED  # nothing half done
    with pytest.raises(Refused, match="写明理由"):
        changing.decide_change(row, ChangeMove.REFUSE, by=people["leader"])
    Project.objects.update(status="waiting")
    changing.decide_change(row, ChangeMove.APPROVE, by=people["leader"])
    assert MoneyLine.objects.get(kind="enterprise").planned_fen == 7  # a source that was not there before
    Project.objects.update(status="draft")
    project.refresh_from_db()
    with pytest.raises(Refused, match="草拟的项目请直接修改"):
        changing.ask_change(ChangeRequest(project=project, reason="加", to_on=DUE), by=own)


def test_risks_are_sorted_by_score_and_closed(people: dict[str, Viewer], project: Project) -> None:
    own = people["own"]
    for title, probability, impact in (("雨季", 2, 3), ("涨价", 5, 4), ("断供", 1, 5)):
        risks.add_risk(Risk(project=project, title=title, probability=probability, impact=impact), by=own)
    sorted_rows = risks_seen_by(own).order_by((F("probability") * F("impact")).desc())
    assert [(row.title, row.probability * row.impact) for row in sorted_rows] == [
        ("涨价", 20),
        ("雨季", 6),
        ("断供", 5),
    ]
    row = Risk.objects.get(title="涨价")
    risks.move_risk(row, RiskMove.CLOSE, by=own)
    assert row.closed_on == TODAY
    with pytest.raises(Refused, match="不能这样办理"):
        risks.move_risk(row, RiskMove.CLOSE, by=own)
    assert risks.move_risk(row, RiskMove.REOPEN, by=own).closed_on is None
    with pytest.raises(Refused, match="5"):
        risks.add_risk(Risk(project=project, title="过大", probability=6, impact=1), by=own)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wished=st.lists(st.integers(0, 10_000), min_size=2, max_size=4))
def test_shares_of_a_work_never_exceed_the_whole(
    people: dict[str, Viewer], project: Project, wished: list[int]
) -> None:
    office = people["office"]
    OutsideShare.objects.all().delete()
    OutsideWork.objects.all().delete()
    work = outside.add_outside_work(OutsideWork(division=COUNTY, name="污水分流"), by=office)
    taken = 0
    for n, share in enumerate(wished):
        other, _ = Project.objects.get_or_create(division=COMMUNITY, name=f"项目{n}")
        row = OutsideShare(project=other, work=work, share_bp=share)
        if taken + share <= 10_000:
            outside.add_share(row, by=office)
            taken += share
        else:
            with pytest.raises(Refused, match="还剩"):
                outside.add_share(row, by=office)
    assert sum(row.share_bp or 0 for row in OutsideShare.objects.all()) == taken <= 10_000


def test_a_share_grows_only_into_what_is_left_and_a_late_work_is_said(
    people: dict[str, Viewer], project: Project
) -> None:
    office = people["office"]
    work = outside.add_outside_work(OutsideWork(division=COUNTY, name="旧城改造", due_on=DUE), by=office)
    other = add_project(Project(division=COMMUNITY, name="另一个"), by=office)
    outside.add_share(OutsideShare(project=other, work=work, share_bp=7_550), by=office)
    mine = outside.add_share(OutsideShare(project=project, work=work, must_wait=True), by=office)
    with pytest.raises(Refused, match=r"还剩 24\.5%"):
        outside.change_share(mine, by=office, share_bp=2_451)
    mine.refresh_from_db()
    outside.change_share(mine, by=office, share_bp=2_450)
    light = waits_light(mine)
    assert light and (light.word, light.tone) == ("工程完工晚于项目开始", "red")
    with pytest.raises(Refused, match="岗位"):  # the work lies with the county
        outside.add_share(OutsideShare(project=other, work=work), by=people["own"])
