"""Changes that are asked for: foreseen, decided by somebody else, applied once."""

from datetime import timedelta

import pytest

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.projects.dossiers.changes import change_dossier, consequences
from gongzhi.projects.models import (
    ChangeRequest,
    MoneyLine,
    Project,
)
from gongzhi.projects.queries.changes import foreseen
from gongzhi.projects.rules.changes import ChangeMove, ChangeStatus
from gongzhi.projects.services import changing
from gongzhi.projects.tests.people import COMMUNITY, TODAY
from gongzhi.projects.todo import waiting_changes

pytestmark = pytest.mark.django_db
DUE = TODAY + timedelta(days=60)


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
