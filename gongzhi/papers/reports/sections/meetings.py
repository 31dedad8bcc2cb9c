"""What the leading group and its task forces met about: for 二 what they resolved, for 五 when they meet again."""

from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.official.paper import Block, Paragraph, Run
from gongzhi.leadership.queries import meetings_seen_by, resolutions_seen_by
from gongzhi.papers.reports.sections.figures import MOST, Figures, day_words, said


def held(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    """How often, what was resolved, how much of it was given out; nothing where no meeting is on file."""
    meetings = meetings_seen_by(viewer).filter(held_on__lte=fig.as_of).count()
    if not meetings:
        return ()
    resolved = resolutions_seen_by(viewer).filter(meeting__held_on__lte=fig.as_of)
    given = resolved.filter(given_on__lte=fig.as_of)
    rows = reverse("leadership:resolutions")
    return said(
        "召开会议",
        fig.number("会议次数", meetings, f"{reverse('leadership:meetings')}?held_by={fig.as_of}"),
        "次，议定事项",
        fig.number("议定事项", resolved.count(), f"{rows}?resolved_by={fig.as_of}"),
        "项，下达为任务",
        fig.number("已下达议定事项", given.count(), f"{rows}?given_by={fig.as_of}"),
        "项。",
    )


def ahead(viewer: Viewer, fig: Figures) -> list[Block]:
    """The meetings that are laid down, the next first; nothing where none is."""
    rows = meetings_seen_by(viewer).filter(held_on__lte=fig.as_of, next_on__gt=fig.as_of)
    told = [
        f"{day_words(m.next_on)}召开{m.group.name}会议"
        for m in rows.order_by("next_on", "pk")[:MOST]
        if m.next_on
    ]
    if not told:
        return []
    url = f"{reverse('leadership:meetings')}?next_after={fig.as_of}"
    words = fig.run("下次会议", "、".join(told), url)
    return [Paragraph(said(words, "，研究解决推进中的问题。"), lead="高度重视，专题研究。")]
