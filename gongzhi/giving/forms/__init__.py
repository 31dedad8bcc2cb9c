"""The forms, by noun. Which charity and which source of money: only who keeps the books is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.queries import sources_seen_by
from gongzhi.funds.rules import GIVEN
from gongzhi.giving.rules import BOOK
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import RecordForm, chosen
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.registry.rules import OrgKind


def long_text(label: Any, length: int, *, required: bool = False, help_text: Any = "") -> forms.Field:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def charities(viewer: Viewer, label: Any, *, required: bool = False) -> forms.Field:
    rows = organisations_seen_by(viewer).filter(kind=OrgKind.CHARITY.value)
    return chosen(rows, label, required=required)


class BooksForm(RecordForm):
    """A form that asks for the source of money, of whoever may enter what arrives."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.keeps_books = viewer.may(BOOK)
        if self.keeps_books:
            rows = sources_seen_by(viewer, BOOK).filter(kind__in=[k.value for k in GIVEN])
            self.fields["source"] = chosen(rows, _("资金来源"))
