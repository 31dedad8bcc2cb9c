"""How the registers of projects take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.projects.forms.charters import ProjectForm
from gongzhi.projects.forms.contracts import NewContractForm
from gongzhi.projects.queries import contracts_seen_by, projects_seen_by
from gongzhi.projects.services.charters import PROJECT
from gongzhi.projects.services.contracts import CONTRACT

PROJECTS = Importing(
    "projects",
    _("项目台账"),
    ProjectForm,
    projects_seen_by,
    ("division", "name"),
    PROJECT,
    "projects:projects",
)
CONTRACTS = Importing(
    "contracts",
    _("合同台账"),
    NewContractForm,
    contracts_seen_by,
    ("project", "number"),
    CONTRACT,
    "projects:contracts",
)
