"""What a notice and a bulletin say, as their reader may see it; always in Chinese."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import override

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name, names
from gongzhi.supervision import rules
from gongzhi.supervision.labels import link, severity
from gongzhi.supervision.models import Finding, Plan, Visit
from gongzhi.supervision.queries import findings_seen_by, visits_seen_by
from gongzhi.supervision.rules import FindingStatus, VisitStatus
from gongzhi.supervision.rules.letters import Bulletin, Item, Notice, PlaceLine
from gongzhi.tasks.rules import Tone

MADE = frozenset({VisitStatus.DONE, VisitStatus.NOTICED, VisitStatus.ENDED})


def notice_of(visit: Visit, viewer: Viewer) -> Notice:
    """Findings that were withdrawn are not asked for."""
    found = findings_seen_by(viewer).filter(visit=visit).exclude(status=FindingStatus.WITHDRAWN.value)
    with override("zh-hans"):
        items = [
            Item(
                text=f.text,
                link=f.get_link_display(),
                severity=f.get_severity_display(),
                unit=f.lead_name,
                due_on=f.due_on,
                again=f.repeat_of_id is not None,
            )
            for f in found.order_by("pk")
        ]
    plan = visit.plan
    return Notice(
        place=name(visit.division),
        plan=plan.name if plan else "",
        seen_on=visit.on,
        items=items,
        issuer=plan.lead_name if plan else "",
        number=visit.notice_number,
        issued_on=visit.noticed_on,
    )


def bulletin_of(plan: Plan, viewer: Viewer) -> Bulletin:
    """Visits that were made, findings without those withdrawn, place by place."""
    made = visits_seen_by(viewer).filter(plan=plan, status__in=[s.value for s in MADE])
    visits = Counter(made.values_list("division", flat=True))
    rows = findings_seen_by(viewer).filter(visit__plan=plan).exclude(status=FindingStatus.WITHDRAWN.value)
    found = list(rows)
    places = names({*visits, *(f.division for f in found)})
    with override("zh-hans"):
        links, weights = link(), severity()
        kinds = Counter((str(links.get(f.link, "未知")), str(weights[f.severity])) for f in found)
    return Bulletin(
        plan=plan.name,
        as_of=viewer.today,
        lines=[
            _line(code, places[code], visits[code], [f for f in found if f.division == code], viewer)
            for code in sorted(places)
        ],
        kinds=[(one, weight, n) for (one, weight), n in kinds.most_common()],
        repeats=sum(f.repeat_of_id is not None for f in found),
        issuer=plan.lead_name,
    )


def _line(code: str, place: str, visits: int, found: list[Finding], viewer: Viewer) -> PlaceLine:
    tones = [rules.finding_tone(FindingStatus(f.status), f.due_on, viewer.today) for f in found]
    return PlaceLine(
        place=place,
        visits=visits,
        found=len(found),
        over=sum(f.status == FindingStatus.CLOSED for f in found),
        late=tones.count(Tone.RED),
        url=f"{reverse('supervision:findings')}?place={code}&exact=1",
    )
