"""For walks through thousands of pages: what is beside the point of a walk is left out."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template import Context, Template
from django.template.backends import django as backend
from django.utils.safestring import SafeString


@pytest.fixture
def at_a_quick_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody takes down which templates were used, and a page that is not there is its status alone.

    How that page looks is seen in Chromium, tests/test_browser.py.
    """
    monkeypatch.setattr(Template, "_render", _render)
    monkeypatch.setattr("gongzhi.config.urls.handler404", _not_there, raising=False)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is opened, and refused or not, by its view; what it looks like is drawn in other walks."""
    monkeypatch.setattr(backend.Template, "render", _nothing)


def _nothing(template: backend.Template, context: object = None, request: HttpRequest | None = None) -> str:
    return ""


def _render(template: Template, context: Context) -> SafeString:
    return template.nodelist.render(context)


def _not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseNotFound()
