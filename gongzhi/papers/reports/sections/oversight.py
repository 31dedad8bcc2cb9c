"""What was inspected: for 二 how often and what came of it, for 五 what is still watched over and by whom."""

from django.db.models import Q
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.official.paper import Block, Paragraph, Run
from gongzhi.papers.reports.sections.figures import Figures, filled, said
from gongzhi.supervision import labels
from gongzhi.supervision.models import Plan
from gongzhi.supervision.queries import (
    closed_by,
    findings_seen_by,
    found_by,
    made_by,
    plans_seen_by,
    still_open_on,
    visits_seen_by,
)
from gongzhi.supervision.rules import Link, PlanKind


def overseen(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    """Visits made, what they found and what of that is closed; nothing where none was made and nothing found."""
    visits = visits_seen_by(viewer).filter(made_by(fig.as_of)).count()
    found = findings_seen_by(viewer).filter(found_by(fig.as_of))
    if not visits and not found.exists():
        return ()
    rows = reverse("supervision:findings")
    return said(
        "开展督查走访",
        fig.number("督查次数", visits, f"{reverse('supervision:visits')}?made_by={fig.as_of}"),
        "次，发现问题",
        fig.number("督查发现问题", found.count(), f"{rows}?found_by={fig.as_of}"),
        "个，复查通过",
        fig.number(
            "督查问题了结", found.filter(closed_by(fig.as_of)).count(), f"{rows}?closed_by={fig.as_of}"
        ),
        "个。",
    )


def to_oversee(viewer: Viewer, fig: Figures) -> list[Block]:
    """The plans that are not over on the day, and how many findings are open; nothing where there is neither."""
    plans = list(plans_seen_by(viewer).filter(Q(ends_on=None) | Q(ends_on__gte=fig.as_of)).order_by("pk"))
    found = findings_seen_by(viewer).filter(still_open_on(fig.as_of)).count()
    if not plans and not found:
        return []
    url = f"{reverse('supervision:findings')}?open_on={fig.as_of}"
    left = ("对没有了结的", fig.number("督查未了结问题", found, url), "个督查问题逐个复查。") if found else ()
    words = said(*_planned(plans, fig), *left)
    return [Paragraph(words, lead="协调联动，强化监管。")]


def _planned(plans: list[Plan], fig: Figures) -> tuple[Run | str, ...]:
    """由…牵头，采取专项、定期督查的形式，对…进行监督检查。"""
    if not plans:
        return ()
    leads = dict.fromkeys(filled(plan.lead_name) for plan in plans if plan.lead_name)
    kinds = [str(labels.plan_kind()[kind]) for kind in PlanKind if any(p.kind == kind for p in plans)]
    links = [str(labels.link()[link]) for link in Link if any(link in p.links for p in plans)]
    return (
        f"由{'、'.join(leads)}牵头，" if leads else "",
        "采取",
        fig.run("督查形式", "、".join(kinds), reverse("supervision:plans")),
        f"的形式，对{'、'.join(links)}进行监督检查；" if links else "的形式进行监督检查；",
    )
