"""Works of others that a project waits for, and its share of what they cost."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import (
    OutsideShare,
    OutsideWork,
    Project,
)
from gongzhi.projects.registers.outside import waits_light
from gongzhi.projects.services import outside
from gongzhi.projects.services.charters import add_project
from gongzhi.projects.tests.people import COMMUNITY, COUNTY, TODAY

pytestmark = pytest.mark.django_db
DUE = TODAY + timedelta(days=60)


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
