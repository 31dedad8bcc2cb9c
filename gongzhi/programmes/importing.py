"""How documents, requirements and the four standards take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.programmes import forms, services
from gongzhi.programmes.queries import documents_seen_by, items_seen_by, requirements_seen_by

DOCUMENTS = Importing(
    "documents",
    _("政策文件"),
    forms.DocumentForm,
    documents_seen_by,
    ("division", "title"),
    services.DOCUMENT,
    "programmes:documents",
)
REQUIREMENTS = Importing(
    "requirements",
    _("评价要求"),
    forms.RequirementForm,
    requirements_seen_by,
    ("division", "kind", "text"),
    services.REQUIREMENT,
    "programmes:requirements",
)
ITEMS = Importing(
    "items",
    _("四项标准"),
    forms.ItemForm,
    items_seen_by,
    ("division", "standard", "text"),
    services.ITEM,
    "programmes:standards",
)
