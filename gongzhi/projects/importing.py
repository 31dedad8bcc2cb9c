"""How the registers of projects take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.projects.forms.charters import ProjectForm
from gongzhi.projects.queries import projects_seen_by
from gongzhi.projects.services.charters import PROJECT

PROJECTS = Importing(
    "projects",
    _("项目台账"),
    ProjectForm,
    projects_seen_by,
    ("division", "name"),
    PROJECT,
    "projects:projects",
)
