"""二、开展的主要工作: organisation, plans, premises, people, and what was learned elsewhere."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.official.paper import Block, Heading, Paragraph, Run
from gongzhi.leadership.models import Seat
from gongzhi.leadership.queries import groups_seen_by, leading_group, seats_seen_by
from gongzhi.leadership.rules import GroupKind
from gongzhi.papers.reports.sections.figures import MOST, Figures, filled, said, told_of_works
from gongzhi.papers.reports.sections.meetings import held
from gongzhi.papers.reports.sections.oversight import overseen
from gongzhi.papers.reports.sections.projects import carried_out
from gongzhi.registry.queries import observations_seen_by, organisations_seen_by, social_workers
from gongzhi.registry.rules import SOCIAL, Measured
from gongzhi.spaces.queries import spaces_seen_by, works_seen_by
from gongzhi.spaces.rules import WorkStatus
from gongzhi.tasks.queries import late_on, open_on, problems_seen_by, tasks_seen_by
from gongzhi.tasks.rules import ProblemStatus, Status


def section(viewer: Viewer, fig: Figures) -> list[Block]:
    told = [
        ("强化组织保障。", _organisation(viewer, fig)),
        ("细化任务清单。", _lists(viewer, fig)),
        ("实施试点项目。", carried_out(viewer, fig)),
        ("推进阵地建设。", _premises(viewer, fig)),
        ("壮大服务力量。", _people(viewer, fig)),
        ("强化督查整改。", overseen(viewer, fig)),
        ("学习先进经验。", _visits(viewer, fig)),
    ]
    return [
        Heading(1, "开展的主要工作"),
        *(Paragraph(tuple(runs), lead=lead) for lead, runs in told if runs),
    ]


def _organisation(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    group = leading_group(viewer)
    if group is None:
        return said("领导小组尚未登记，请补充。")
    forces = list(groups_seen_by(viewer).filter(kind=GroupKind.TASK_FORCE.value).order_by("pk"))
    named = [force.name for force in forces if force.name != "专班"]
    url = f"{reverse('leadership:groups')}?kind=task_force"
    return (
        *said(
            f"成立{_full(group.name)}",
            _heads(list(seats_seen_by(viewer).filter(group=group).order_by("pk"))),
            "。领导小组下设",
            fig.on_file("专班数", _forces(viewer, len(forces), named), url),
            "个专班",
            f"（{'、'.join(named)}）" if named else "",
            "，分工推进试点工作。",
        ),
        *held(viewer, fig),
    )


def _forces(viewer: Viewer, on_file: int, named: list[str]) -> int | None:
    """The task forces on file by name; where none is named, the number an old report gave."""
    if named:
        return len(named)
    told = observations_seen_by(viewer).filter(measured=Measured.TASK_FORCES.value).order_by("-pk").first()
    return told.value if told else on_file or None


def _full(name: str) -> str:
    return "城乡社区治理试点工作领导小组" if name == "领导小组" else name


def _heads(seats: list[Seat]) -> str:
    """，由甲任组长，由乙任副组长."""
    holders: dict[str, list[str]] = {}
    for seat in seats:
        who = filled(seat.holder_post or str(seat.unit or seat.unit_words))
        if who:
            holders.setdefault(seat.post, []).append(who)
    return "".join(
        f"，{'、'.join(dict.fromkeys(who))}{'为' if post == '成员' else '任'}{post}"
        for post, who in holders.items()
    )


def _lists(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    tasks, problems = tasks_seen_by(viewer), problems_seen_by(viewer)
    done_by = Q(status=Status.DONE.value) & (Q(done_on=None) | Q(done_on__lte=fig.as_of))
    solved_by = Q(status=ProblemStatus.CLOSED.value) & (Q(closed_on=None) | Q(closed_on__lte=fig.as_of))
    if not tasks.exists() and not problems.exists():
        return ()
    closed, solved = tasks.filter(done_by).count(), problems.filter(solved_by).count()
    open_tasks = tasks.filter(open_on(fig.as_of))
    late = tasks.filter(late_on(fig.as_of)).count()
    dated = open_tasks.filter(due_on__isnull=False).exists()  # without a day nobody knows what is late
    tasks_url, problems_url = reverse("tasks:tasks"), reverse("tasks:problems")
    return said(
        "建立任务清单和问题清单，逐项办理、逐项销号。列入任务清单的任务",
        fig.on_file("任务总数", tasks.count(), tasks_url),
        "项，已销号",
        fig.number("已销号任务", closed, f"{tasks_url}?status=done"),
        "项",
        *("，逾期", fig.number("逾期任务", late, f"{tasks_url}?late_on={fig.as_of}"), "项") if dated else (),
        "，其余正在推进；登记问题",
        fig.on_file("问题总数", problems.count(), problems_url),
        "项，已销号",
        fig.number("已销号问题", solved, f"{problems_url}?status=closed"),
        "项。",
    )


def _premises(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    works = works_seen_by(viewer)
    finished = works.filter(
        Q(done_on=None) | Q(done_on__lte=fig.as_of), status=WorkStatus.DONE.value
    ).order_by("done_on", "pk")
    spaces, listed = spaces_seen_by(viewer).count(), works.count()
    if not spaces and not listed:
        return ()
    url = reverse("spaces:works")
    titles = "；".join(told_of_works(list(finished[:MOST]), viewer))
    on_file = (
        ("登记服务阵地", fig.on_file("阵地数", spaces, reverse("spaces:spaces")), "处，") if spaces else ()
    )
    return said(
        *on_file,
        "列入改造",
        fig.on_file("改造项目", listed, url),
        "项，已完成",
        fig.number("已完成改造", finished.count(), f"{url}?status=done"),
        f"项：{titles}。" if titles else "项。",
    )


def _people(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    workers, people = social_workers(viewer), reverse("registry:people")
    groups = organisations_seen_by(viewer).filter(kind__in=[kind.value for kind in SOCIAL])
    if not workers.total and not groups.exists():
        return ()
    return said(
        "登记在册社工",
        fig.on_file("社工人数", workers.total, f"{people}?social=1"),
        "名，其中持证",
        fig.on_file("持证社工人数", workers.certified, f"{people}?social=1&certified=1"),
        "名",
        *_unclear(fig, workers.unknown, people),
        "；社会组织和社区团队",
        fig.on_file("社会组织数", groups.count(), f"{reverse('registry:organisations')}?social=1"),
        "个，参与社区服务。",
    )


def _unclear(fig: Figures, unknown: int, people: str) -> tuple[Run | str, ...]:
    """Those whose certificate is not on file are neither certified nor not."""
    if not unknown:
        return ()
    return "（另有", fig.on_file("资格未知社工人数", unknown, f"{people}?unknown=1"), "名资格待核）"


def _visits(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    places = list(_places(viewer))
    url = f"{reverse('registry:profiles')}?measured={Measured.VISITED.value}"
    if not places:
        return ()
    return said(
        "赴",
        fig.run("学习考察地", "、".join(places), url),
        "学习交流，实地观摩，带回可用的做法。",
    )


def _places(viewer: Viewer) -> Iterator[str]:
    rows = observations_seen_by(viewer).filter(measured=Measured.VISITED.value).order_by("pk")
    yield from dict.fromkeys(filled(row.words) for row in rows)
