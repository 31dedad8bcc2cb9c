"""Writes what a person keeps about a register. `act` is what opens the register to them."""

from django.db import transaction
from django.db.models import Model

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.lists.models import Layout, SavedView
from gongzhi.ground.lists.queries import layout_of, views_kept_by
from gongzhi.ground.records.services import add, change, remove
from gongzhi.ground.refusal import Refused

VIEWS_AT_MOST = 30


def place_of(viewer: Viewer, act: str) -> str:
    """The division in which the viewer's widest post opens the register. Refused without one."""
    codes = sorted((post.division for post in viewer.posts_for(act)), key=lambda code: len(code.rstrip("0")))
    if not codes:
        raise Refused("您现在的岗位看不到这张台账。")
    return codes[0]


def keep_view(
    register: str, name: str, query: str, *, act: str, by: Viewer, shared: bool = False
) -> SavedView:
    """Refused for a name that one has already, and for more views than anybody finds their way in."""
    if views_kept_by(by).filter(register=register).count() >= VIEWS_AT_MOST:
        raise Refused(f"一张台账最多保存 {VIEWS_AT_MOST} 个视图，请先删除不用的。")
    _free(register, name.strip(), by)
    view = SavedView(
        division=place_of(by, act), register=register, name=name.strip(), query=query, shared=shared
    )
    return add(view, act=act, by=by, event="lists.view.kept")


def change_view(view: SavedView, *, act: str, by: Viewer, **fields: object) -> SavedView:
    _own(view, by)
    if (name := str(fields.get("name", view.name))) != view.name:
        _free(view.register, name, by)
    return change(view, act=act, by=by, event="lists.view.changed", version=None, **fields)


def drop_view(view: SavedView, *, act: str, by: Viewer) -> None:
    _own(view, by)
    remove(view, act=act, by=by, event="lists.view.dropped")


def _free(register: str, name: str, by: Viewer) -> None:
    if views_kept_by(by).filter(register=register, name=name).exists():
        raise Refused("这张台账您已有同名的视图，请换一个名称，或先删除那一个。")


def _own(view: SavedView, by: Viewer) -> None:
    if view.made_by_id != by.user_id:
        raise Refused("这个视图由别人保存，只能由本人修改；可以另存为自己的。")


@transaction.atomic
def keep_layout(register: str, *, act: str, by: Viewer, **fields: object) -> Layout:
    """Keep what is given of columns, density, size and opens; the rest stays."""
    known = layout_of(by, register)
    if known is None:
        layout = Layout(division=place_of(by, act), register=register, **fields)
        return add(layout, act=act, by=by, event="lists.layout.kept")
    return change(known, act=act, by=by, event="lists.layout.kept", version=None, **fields)


def tell_of_export(
    register: str, person: Model, rows: int, form: str, query: str, *, act: str, by: Viewer
) -> None:
    """Who took how many rows of which register out of the house, and by which filters."""
    record(
        "lists.register.exported",
        person,
        by=by,
        division=place_of(by, act),
        register=register,
        rows=rows,
        form=form,
        query=query[:1000],
    )
