"""A long register written in the background."""

from collections.abc import Iterator
from typing import Any, cast

from django.http import QueryDict
from django.urls import resolve
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.jobs.kinds import job
from gongzhi.ground.jobs.step import Step
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.exports import FORMS, name_of, write_file
from gongzhi.ground.web.lean import lean
from gongzhi.ground.web.listing import CHUNK, Listing
from gongzhi.ground.web.registers import Register
from gongzhi.ground.web.viewers import Request


@job("web.export", _("导出台账"))
def export(step: Step, path: str, query: str) -> str:
    """The register under an address as a file, with the rows its person may see at the time of writing."""
    found = resolve(path)
    register = cast(Register, cast(Any, found.func).register)
    if not step.by.may(register.act):
        raise Refused("您现在的岗位不能查看这份台账，没有导出。")
    asked = Request()
    asked.path, asked.viewer, asked.resolver_match = path, step.by, found
    asked.GET = QueryDict(query)
    listed = Listing(register, asked)
    form = asked.GET.get("export", "")
    form = form if form in FORMS else "xlsx"
    with step.file(name_of(listed, form)).open("wb") as out:
        write_file(listed, form, out, _chunks(listed, step))
    step.check()
    return gettext("共 %(n)s 条。") % {"n": step.done}


def _chunks(listed: Listing, step: Step) -> Iterator[list[Any]]:
    """The rows a chunk at a time, with no cursor held open between: a long reading would keep SQLite from writing."""
    rows = lean(listed.rows, listed.state.columns)
    keys = list(listed.rows.values_list("pk", flat=True))
    step.progress(0, len(keys))
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        yield listed.prepared(list(rows.filter(pk__in=part)))
        step.progress(at + len(part))
