"""The addresses for programs. They ask for a token themselves and answer 401 in their own shape."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from gongzhi.api.endpoints import api

_patterns, _app, _space = api.urls
# The description is made from the root's name; whoever opens it is sent to the page that people read.
_ROOT = path("", login_not_required(RedirectView.as_view(pattern_name="api:guide")), name="api-root")


def _open_to_tokens(step: URLPattern) -> URLPattern:
    step.callback = login_not_required(step.callback)
    return step


_steps = [
    _open_to_tokens(step) for step in _patterns if isinstance(step, URLPattern) and step.name != "api-root"
]
urlpatterns = [path("v1/", ([*_steps, _ROOT], _app, _space))]
