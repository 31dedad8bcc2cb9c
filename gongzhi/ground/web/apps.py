from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The pages of the house and what they need of the other rooms."""

    name = "gongzhi.ground.web"
    verbose_name = _("页面")

    def ready(self) -> None:
        from gongzhi.ground.files import labels as file_labels
        from gongzhi.ground.jobs import kinds
        from gongzhi.ground.jobs import labels as job_labels
        from gongzhi.ground.secrets import rotation
        from gongzhi.ground.staffing import labels as staffing_labels
        from gongzhi.ground.web import exporting, import_carrying, staff_todo
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.signing.resealing import reseal_factors
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.ground.web.warnings import WARNINGS

        EVENT_WORDS.update({**job_labels.events(), **staffing_labels.events(), **file_labels.events()})
        kinds.tell(exporting.export, import_carrying.bring_in, import_carrying.take_out)
        PROVIDERS.extend([staff_todo.posts_to_confirm, staff_todo.resets_to_confirm])
        WARNINGS.extend([staff_todo.alarms, staff_todo.unused])
        rotation.OTHERS.append(reseal_factors)
