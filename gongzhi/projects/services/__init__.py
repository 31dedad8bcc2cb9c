"""Writing, by noun. Every part of a project lies where the project lies, and is entered while the project goes on."""

from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import Project
from gongzhi.projects.rules import OVER, Status


def must_go_on(project: Project) -> None:
    if Status(project.status) in OVER:
        raise Refused("项目已经结项或终止，不能再登记或修改；终止的项目可以先“重新草拟”。")


def reason_for(note: str, words: str) -> str:
    """The reason, or a refusal beside the field it is written in."""
    said = note.strip()
    if not said:
        raise Refused(words, {"note": [words]})
    return said
