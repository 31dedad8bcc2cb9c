"""The registers (台账), by noun, and what their columns and filters share."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.rules import Total
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.registers import Filter
from gongzhi.projects.queries import projects_seen_by


def sum_value(found: Total | None) -> int | str | None:
    """A sum in fen; None where no part of it is known; “≥ 100.00元（另有 1 项未知）” with unknown parts."""
    if found is None or found.silent:
        return None
    return found.known if found.complete else total_words(found, money)


def number(value: str) -> int | None:
    """The key in an address; None for what is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 18 else None


def project_filter(path: str = "project") -> Filter:
    def apply(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        found = number(value)
        return rows if found is None else rows.filter(**{path: found})

    return Filter(
        "project",
        _("项目"),
        apply,
        choices=lambda viewer: [(str(p.pk), p.name) for p in projects_seen_by(viewer)],
    )
