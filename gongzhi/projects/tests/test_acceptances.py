"""Acceptance: its checks, its users, its defects, what follows from it."""

from datetime import timedelta

import pytest

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import (
    Acceptance,
    CheckedItem,
    Defect,
    Project,
)
from gongzhi.projects.rules import Move
from gongzhi.projects.rules.acceptances import Conclusion
from gongzhi.projects.services import acceptances
from gongzhi.projects.services.charters import move_project
from gongzhi.projects.tests.people import TODAY, pass_all
from gongzhi.projects.todo import late_defects

pytestmark = pytest.mark.django_db


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
