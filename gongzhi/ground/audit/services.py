from collections.abc import Mapping, Sequence

from django.db.models import Model

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.models import Entry

Fact = str | int | bool | None | Sequence[str] | Mapping[str, "Fact"]


def address(about: Model) -> str:
    """The lasting name of a row: app.Model:id."""
    return f"{about._meta.label}:{about.pk}"


def record(event: str, about: Model, *, by: Viewer, division: str = "", **facts: Fact) -> None:
    """Write down what was done. `by` with user 0 is the installation itself."""
    Entry.objects.create(
        event=event, about=address(about), by_id=by.user_id or None, division=division, facts=facts
    )
