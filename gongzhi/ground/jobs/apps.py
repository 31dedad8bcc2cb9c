from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Long work in the background, and work that comes round."""

    name = "gongzhi.ground.jobs"
    verbose_name = _("任务中心")

    def ready(self) -> None:
        from gongzhi.ground.jobs import kinds, nightly

        kinds.tell(*nightly.OWN_JOBS)
        kinds.come_round(*nightly.OWN_ROUNDS)
