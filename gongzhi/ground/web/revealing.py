"""The page that shows a sealed field in full: asked with a purpose, answered once, never kept by a browser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.revealing import reveal
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import sealed_fields
from gongzhi.ground.web.doors import Door
from gongzhi.ground.web.viewers import Request


class PurposeForm(forms.Form):
    field = forms.ChoiceField()
    purpose = forms.CharField(
        label=_("用途"),
        max_length=200,
        help_text=_("写明为什么要看，会记入操作记录。例如：核对证书寄送。"),
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def __init__(self, *args: Any, row: Record, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [f for f in sealed_fields(type(row)) if getattr(row, f.attname)]
        self.fields["field"] = forms.ChoiceField(
            label=_("查看哪一项"),
            choices=[(f.name, f.verbose_name) for f in kept],
            widget=forms.Select(attrs={"class": "form-select"}),
        )


@dataclass(frozen=True)
class RevealPage:
    """`rows` is the door for the act; `url` is the address of the record."""

    act: str
    title: str | Promise
    rows: Callable[[Viewer, str], QuerySet[Any]]
    url: Callable[[Any], str]

    def door(self) -> Door:
        def view(request: Request, pk: int) -> HttpResponse:
            row = get_object_or_404(self.rows(request.viewer, self.act), pk=pk)
            form = PurposeForm(request.POST or None, row=row)
            text = self._answer(form, row, request.viewer) if request.method == "POST" else ""
            page = {
                "title": self.title,
                "about": str(row),
                "cancel_url": self.url(row),
                "text": text,
                "submit": _("查看"),
            }
            status = 422 if request.method == "POST" and not text else 200
            return render(request, "web/reveal.html", {"page": page, "form": form}, status=status)

        view.__name__ = f"reveal_{self.act}"
        return Door(view, self.act, kept=False)

    def _answer(self, form: PurposeForm, row: Record, viewer: Viewer) -> str:
        if not form.is_valid():
            return ""
        asked = form.cleaned_data
        try:
            return reveal(row, asked["field"], asked["purpose"], act=self.act, by=viewer)
        except Refused as why:
            form.add_error(None, str(why))
            return ""
