"""A file that an answer carries to be saved: its kind by its name, its name in any script."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongzhi.ground.files.kinds import DOWNLOAD, kind_of
from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.paper import Paper


def as_file(data: bytes, name: str) -> HttpResponse:
    """The answer; a name that promises no known kind is sent as bytes."""
    answer = HttpResponse(data, content_type=(kind_of(name) or DOWNLOAD).mime)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def as_word(paper: Paper, name: str) -> HttpResponse:
    """The paper as a Word file; `name` is without its ending."""
    return as_file(to_docx(paper), f"{name}.docx")
