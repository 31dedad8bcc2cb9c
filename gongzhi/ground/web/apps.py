from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The pages of the house and what they need of the other rooms."""

    name = "gongzhi.ground.web"
    verbose_name = _("页面")

    def ready(self) -> None:
        from gongzhi.ground.jobs import kinds
        from gongzhi.ground.jobs import labels as job_labels
        from gongzhi.ground.web import exporting
        from gongzhi.ground.web.pages import EVENT_WORDS

        EVENT_WORDS.update(job_labels.events())
        kinds.tell(exporting.export)
