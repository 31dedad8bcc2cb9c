"""What a change would do to a project, in figures and in light."""

from dataclasses import dataclass

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.programmes.rules import SourceKind
from gongzhi.projects.models import ChangeRequest
from gongzhi.projects.queries.charters import lines_of, steps_of, tone_by
from gongzhi.projects.rules.changes import Effect, Wish, effect
from gongzhi.tasks.queries import light_rules
from gongzhi.tasks.rules import Tone


def wish_of(row: ChangeRequest) -> Wish:
    return Wish(row.to_on, SourceKind(row.kind) if row.kind else None, row.delta_fen)


@dataclass(frozen=True)
class Foreseen:
    effect: Effect
    tone_before: Tone
    tone_after: Tone


def foreseen(row: ChangeRequest, viewer: Viewer) -> Foreseen:
    """As of today, on the project as it stands."""
    project = row.project
    steps, lines = steps_of([project])[project.pk], lines_of([project])[project.pk]
    told = effect(lines, project.due_on, steps, wish_of(row), viewer.today)
    lights = light_rules(viewer)
    return Foreseen(
        told,
        tone_by(project, told.due_before, steps, lights),
        tone_by(project, told.due_after, steps, lights),
    )
