from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """Projects from the charter to the end: money planned, milestones, contracts, acceptance, changes, risks."""

    name = "gongzhi.projects"
    verbose_name = _("项目")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.projects import importing, labels, queries, todo
        from gongzhi.projects.registers import acceptances, changes, charters, contracts, outside
        from gongzhi.projects.rules import ACCEPT, EDIT

        importing_room.tell(importing.PROJECTS, importing.CONTRACTS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend(
            [todo.waiting_projects, todo.waiting_milestones, todo.waiting_changes, todo.late_defects]
        )
        PANELS.append(todo.projects_of_the_space)
        FINDERS.append(todo.find_projects)
        hang(
            Hanger("projects.Project", queries.projects_seen_by, (EDIT, ACCEPT), charters.project_url),
            Hanger("projects.Milestone", queries.milestones_seen_by, (EDIT,), charters.milestone_url),
            Hanger("projects.Contract", queries.contracts_seen_by, (EDIT,), contracts.contract_url),
            Hanger(
                "projects.Acceptance", queries.acceptances_seen_by, (EDIT, ACCEPT), acceptances.acceptance_url
            ),
            Hanger("projects.ChangeRequest", queries.changes_seen_by, (EDIT,), changes.change_url),
            Hanger("projects.Risk", queries.risks_seen_by, (EDIT,), changes.risk_url),
            Hanger("projects.OutsideWork", queries.outside_works_seen_by, (EDIT,), outside.outside_url),
        )
