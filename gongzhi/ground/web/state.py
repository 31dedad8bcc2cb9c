"""What the address of a register says: filters, order, columns, page. Copied to a colleague it shows the same rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.lists.models import Layout
from gongzhi.ground.web.ordering import Step
from gongzhi.ground.web.registers import Column, Register

SIZES = (20, 50, 100)
DENSITIES = {"roomy": _("宽松"), "compact": _("紧凑")}
PAPERS = {"a4": "A4", "a3": "A3"}
# What a view keeps is everything but where in the list one stands and how it leaves the house.
PASSING = frozenset({"page", "print", "export"})


@dataclass
class State:
    """One address, with what the person keeps for this register where the address says nothing."""

    register: Register
    query: Mapping[str, str]
    layout: Layout | None = None

    def url(self, **changes: str | int | None) -> str:
        """This address with changes; never bare, because a bare one opens the default view."""
        kept = {**self.shown, **changes}
        said = urlencode({k: v for k, v in kept.items() if v not in (None, "")})
        return f"?{said or 'place='}"

    @cached_property
    def shown(self) -> dict[str, str]:
        """The query with the columns spelled out where they are not the usual ones."""
        chosen = [c.key for c in self.columns]
        spelled = {} if chosen == [c.key for c in self.register.usual] else {"cols": ",".join(chosen)}
        rest = {k: v for k, v in self.query.items() if k != "cols"}
        kept = {"density": self.density, "size": str(self.size)}
        usual = {"density": "roomy", "size": str(SIZES[0])}
        return {**{k: v for k, v in kept.items() if v != usual[k]}, **spelled, **rest}

    @property
    def kept(self) -> str:
        """What a saved view of this moment says."""
        return urlencode(sorted((k, v) for k, v in self.shown.items() if k not in PASSING))

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The chosen columns in their order; the usual ones where nothing sensible is chosen."""
        asked = self.query.get("cols") or (self.layout.columns if self.layout else "")
        known = {c.key: c for c in self.register.columns}
        chosen = [known[key] for key in dict.fromkeys(asked.split(",")) if key in known]
        return chosen or self.register.usual

    @cached_property
    def size(self) -> int:
        asked = self.query.get("size", "")
        if asked in {str(s) for s in SIZES}:
            return int(asked)
        return self.layout.size if self.layout and self.layout.size in SIZES else SIZES[0]

    @cached_property
    def density(self) -> str:
        asked = self.query.get("density") or (self.layout.density if self.layout else "")
        return asked if asked in DENSITIES else "roomy"

    @property
    def sort(self) -> str:
        return self.query.get("sort", "")

    @property
    def paper(self) -> str:
        """a4 or a3 where a page to print is asked for, else ""."""
        asked = self.query.get("print", "")
        return asked if asked in PAPERS else "a4" if asked else ""

    def order(self) -> list[Step]:
        """ORM fields; the key last, so that pages neither repeat nor drop a row."""
        column = next((c for c in self.register.columns if c.key == self.sort.lstrip("-") and c.sort), None)
        if column is None:
            return list(self.register.order)
        sign = "-" if self.sort.startswith("-") else ""
        return [*(sign + name for name in column.sort), "pk"]


def query_of(given: Mapping[str, object]) -> dict[str, str]:
    """The words of an address, without NUL and empty ones."""
    return {k: v.replace("\x00", "") for k, v in given.items() if isinstance(v, str) and v != ""}
