"""Closed by default: each view names the act that opens it, and is not there for anybody else."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.http import Http404, HttpResponse

from gongzhi.ground.web.once import answer_once
from gongzhi.ground.web.viewers import Request

ANYONE_SIGNED_IN = "-"


class Door:
    """A view behind its act: open to those whose posts allow the act somewhere, 404 for the rest.

    A form that comes through with a key is carried out once (see `once`). Which rows they find behind the door is the
    business of `…_seen_by`. `register` is what a list shows.
    """

    register: Any = None

    def __init__(
        self, view: Callable[..., HttpResponse], act: str, *, kept: bool = True, form: bool = False
    ) -> None:
        """`kept` False: the answer may hold what no table should, so it is given anew each time and kept nowhere.

        `form`: a page with a form, which looks at what was typed before its turn to write comes.
        """
        update_wrapper(self, view)
        self.view, self.act, self.kept, self.form = view, act, kept, form

    def __call__(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.act != ANYONE_SIGNED_IN and not request.viewer.may(self.act):
            raise Http404
        if not self.kept:
            return self.view(request, *args, **kwargs)
        return answer_once(request, lambda: self.view(request, *args, **kwargs), by_itself=self.form)


def opens(
    act: str, *, kept: bool = True, form: bool = False
) -> Callable[[Callable[..., HttpResponse]], Door]:
    """Decorate a view with the act, as the access matrix names it, that opens it."""
    return lambda view: Door(view, act, kept=kept, form=form)
