"""Who is told of a finding: those who act for its unit, and those who look at it again."""

from django.urls import reverse

from gongzhi.ground.accounts.units import acting_for, deciding
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.services import notify
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.todo.services import Thing, took_part
from gongzhi.supervision.labels import TOLD
from gongzhi.supervision.models import Finding
from gongzhi.supervision.rules import RECHECK, REPLY, SEE_FINDINGS, FindingMove


def moved(finding: Finding, move: FindingMove, by: Viewer) -> None:
    """An answer goes to those who re-check, everything else to the unit."""
    if move not in TOLD:
        return
    place = finding.division
    users = (
        deciding(RECHECK, place, by)
        if move == FindingMove.REPLY
        else acting_for(REPLY, finding.lead_id, place, by)
    )
    url = reverse("supervision:finding", args=[finding.pk])
    notify(
        [user for user in users if user != by.user_id],
        "supervision.finding",
        str(finding),
        key=f"finding:{finding.pk}",
        words=TOLD[move],
        text=finding.reply if move == FindingMove.REPLY else finding.verdict,
        url=url,
        act=SEE_FINDINGS,
        division=finding.division,
    )
    thing = Thing(finding, str(finding), url, SEE_FINDINGS, finding.division)
    took_part(Part.DONE, [by.user_id], thing, TOLD[move])
