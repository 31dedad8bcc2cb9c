"""The forms, by noun. A new part of a project names its project; one that is changed stays with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import RecordForm, chosen
from gongzhi.projects.queries import projects_seen_by


def long_text(label: Any, length: int, *, required: bool = False, help_text: Any = "") -> forms.Field:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OfProject(RecordForm):
    """A form that first asks which project."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["project"] = chosen(projects_seen_by(viewer, act), _("项目"), required=True)
        self.order_fields(["project"])


class ReasonForm(RecordForm):
    note = long_text(_("说明"), 400)
