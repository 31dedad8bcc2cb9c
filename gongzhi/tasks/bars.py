"""One bar of the Gantt chart and one row of its table, as markup put together here.

A template took two thirds of the time of the page for it (`python -m bench.gantt`). Everything that is not ours is escaped.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gongzhi.ground.web.cells import Cell, escaped

HEIGHT = 22
_SVG = f'height="{HEIGHT}" aria-hidden="true" focusable="false"'


@dataclass(frozen=True)
class Bar:
    """From `x` on `width` pixels, `done` of them filled. Without a width: a mark on the one day that is known."""

    x: int
    width: int
    done: int
    critical: bool
    finish: int | None

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def mark(self) -> str:
        """A lozenge at the end of the bar, or where it would stand."""
        return f"M{self.end - 6} 11 L{self.end} 5 L{self.end + 6} 11 L{self.end} 17 Z"

    @property
    def markup(self) -> str:
        parts = []
        if self.finish:
            parts.append(
                f'<line class="over" x1="{self.end}" y1="11" x2="{self.finish}" y2="11" />'
                f'<circle class="finish" cx="{self.finish}" cy="11" r="4" />'
            )
        if self.width:
            critical = " critical" if self.critical else ""
            parts.append(
                f'<rect class="plan{critical}" x="{self.x}" y="6" width="{self.width}" height="10" />'
                f'<rect class="done" x="{self.x}" y="6" width="{self.done}" height="10" />'
            )
        if self.critical:
            parts.append(f'<path class="mark" d="{self.mark}" />')
        elif not self.width:
            parts.append(f'<circle class="only" cx="{self.x}" cy="11" r="4" />')
        return "".join(parts)


@dataclass(frozen=True)
class Field:
    """What every row of one chart shares: the field its bar stands on, and the words of its columns, escaped."""

    width: int
    grid: str
    today: int
    columns: tuple[str, ...]
    mend: str
    milestone: str

    def bar(self, bar: Bar | None) -> str:
        return (
            f'<svg width="{self.width}" {_SVG}><path class="month" d="{self.grid}" />{bar.markup if bar else ""}'
            f'<line class="today" x1="{self.today}" y1="0" x2="{self.today}" y2="{HEIGHT}" /></svg>'
        )

    def row(
        self, title: str, url: str, edit_url: str, bar: Bar | None, cells: Iterable[Cell], *, milestone: bool
    ) -> str:
        """A row of the table. The bar says nothing that the cells do not: it is passed over by whoever cannot see it."""
        name, at = escaped(title), escaped(url)
        told = "".join(
            f'<td class="{cell.kind}" data-label="{label}">{cell.markup}</td>'
            for label, cell in zip(self.columns, cells, strict=True)
        )
        edit = (
            f'<a href="{escaped(edit_url)}">{self.mend}<span class="hidden-label">：{name}</span></a>'
            if edit_url
            else ""
        )
        movable = f' data-dates="{escaped(edit_url)}"' if edit_url and bar and bar.width else ""
        tag = f" <small>{self.milestone}</small>" if milestone else ""
        return (
            f'<tr><th scope="row"><a href="{at}">{name}</a>{tag}</th>'
            f'<td class="bars"{movable}><a href="{at}" tabindex="-1" aria-hidden="true">{self.bar(bar)}</a></td>'
            f"{told}<td>{edit}</td></tr>"
        )
