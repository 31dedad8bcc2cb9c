"""Who is told of a finding: those who answer for its place, and those who look at it again."""

from collections.abc import Iterable

from django.urls import reverse

from gongzhi.ground.accounts.queries import holders
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import above
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
    users = _checkers(finding, by) if move == FindingMove.REPLY else _owners(finding, by)
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


def _owners(finding: Finding, by: Viewer) -> Iterable[int]:
    """Whoever answers for the very place, and the people of the unit."""
    led = holders(REPLY, finding.division, by.today, finding.lead_id) if finding.lead_id else []
    return [*holders(REPLY, finding.division, by.today), *led]


def _checkers(finding: Finding, by: Viewer) -> Iterable[int]:
    """The nearest place, from the finding's own upwards, in which somebody may re-check it."""
    line = [finding.division, *reversed(above(finding.division))]
    return next((found for code in line if (found := holders(RECHECK, code, by.today))), [])
