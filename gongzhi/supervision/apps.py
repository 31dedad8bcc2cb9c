from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """Plans of supervision, random draws, inspections and visits, findings, leads."""

    name = "gongzhi.supervision"
    verbose_name = _("督查")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.ground.web.warnings import WARNINGS
        from gongzhi.supervision import importing, labels, queries, rules, todo
        from gongzhi.supervision.registers import findings, plans, tips, visits

        importing_room.tell(importing.PLANS, importing.VISITS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend([todo.waiting_findings, todo.waiting_tips])
        PANELS.append(todo.visits_of_the_project)
        WARNINGS.append(todo.late_findings)
        FINDERS.append(todo.find_supervision)
        hang(
            Hanger("supervision.Plan", queries.plans_seen_by, (rules.EDIT,), plans.plan_url),
            Hanger("supervision.Visit", queries.visits_seen_by, (rules.EDIT,), visits.visit_url),
            Hanger(
                "supervision.Finding",
                queries.findings_seen_by,
                (rules.REPLY, rules.FIND),
                findings.finding_url,
            ),
            Hanger("supervision.Tip", queries.tips_seen_by, (rules.EDIT_TIPS,), tips.tip_url),
        )
