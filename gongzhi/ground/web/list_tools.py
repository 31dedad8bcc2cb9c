"""What stands around a register: saved views, columns, density, rows a page, files, paper."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.lists.models import SavedView
from gongzhi.ground.lists.queries import views_seen_by
from gongzhi.ground.web.exports import FORMS
from gongzhi.ground.web.standing import standing
from gongzhi.ground.web.state import DENSITIES, PAPERS, SIZES

if TYPE_CHECKING:
    from gongzhi.ground.web.listing import Listing


def tools(shown: "Listing") -> dict[str, Any]:
    """For the template: one question, the views on offer."""
    state = shown.state
    viewer, key = shown.request.viewer, shown.key
    views = standing(viewer, "views", lambda: list(views_seen_by(viewer).filter(register=key)), key)
    default = state.layout.opens_id if state.layout else None
    return {
        "tools": {
            "register": shown.key,
            "kept": state.kept,
            "views": [_view(view, shown, default) for view in views],
            "columns": _columns(shown),
            "sizes": [
                {"size": s, "url": state.url(size=s, page=None), "current": s == state.size} for s in SIZES
            ],
            "densities": [
                {"key": k, "label": w, "url": state.url(density=k), "current": k == state.density}
                for k, w in DENSITIES.items()
            ],
            "files": [{"label": w, "url": state.url(export=k, page=None)} for k, w in FORMS.items()],
            "papers": [{"label": w, "url": state.url(print=k, page=None)} for k, w in PAPERS.items()],
            "sorts": _sorts(shown),
            "carried": [(k, v) for k, v in state.shown.items() if k in ("cols", "density", "size")],
            "clear_url": state.url(**{f.name: None for f in shown.active}, page=None),
        }
    }


def _view(view: SavedView, shown: "Listing", default: int | None) -> dict[str, object]:
    return {
        "name": view.name,
        "url": f"?{view.query or 'place='}",
        "current": view.query == shown.state.kept,
        "mine": view.made_by_id == shown.request.viewer.user_id,
        "default": view.pk == default,
    }


def _columns(shown: "Listing") -> list[dict[str, object]]:
    """Every column of the register, the chosen ones first and in their order."""
    chosen = list(shown.state.columns)
    rest = [c for c in shown.register.columns if c not in chosen]
    return [
        {"key": c.key, "label": c.label, "at": at, "chosen": c in chosen}
        for at, c in enumerate([*chosen, *rest], start=1)
    ]


def _sorts(shown: "Listing") -> list[tuple[str, object, bool]]:
    """The orders on offer where the heads of the columns are not shown."""
    able = [c for c in shown.register.columns if c.sort]
    both = [
        (f"{sign}{c.key}", c.label, words)
        for c in able
        for sign, words in (("", _("从小到大")), ("-", _("从大到小")))
    ]
    return [(key, f"{label} · {words}", key == shown.state.sort) for key, label, words in both]
