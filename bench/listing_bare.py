"""What a register is compared with: plain Django views of the same two questions."""

from functools import cache
from typing import Any

TABLE = """<!DOCTYPE html><title>{{ count }}</title><table>{% for t in rows %}<tr>
<td><a href="/tasks/{{ t.pk }}/">{{ t.title }}</a></td><td>{{ t.get_status_display }}</td><td>{{ t.progress }}</td>
<td>{{ t.lead_name }}</td><td>{{ t.due_on }}</td><td>{{ t.get_category_display }}</td><td>{{ t.division }}</td>
</tr>{% endfor %}</table>"""


def _asked(viewer: Any, place: str) -> tuple[int, Any]:
    """The two questions the register asks: how many, and the first fifty in its order."""
    from gongzhi.tasks.queries import tasks_seen_by
    from gongzhi.tasks.registers import TASKS

    rows = tasks_seen_by(viewer).filter(status="doing", division__range=(place, place))
    return rows.count(), rows.order_by(*TASKS.order)[:50]


def bare(request: Any) -> Any:
    """The two questions, and a table in a template."""
    from django.http import HttpResponse
    from django.template import Context

    count, rows = _asked(request.viewer, request.GET["place"])
    return HttpResponse(_table().render(Context({"count": count, "rows": rows})))


@cache
def _table() -> Any:
    from django.template import Template

    return Template(TABLE)


def by_hand(request: Any) -> Any:
    from django.http import HttpResponse
    from django.utils.html import escape

    count, rows = _asked(request.viewer, request.GET["place"])
    lines = [
        f"<tr><td><a href='/tasks/{t.pk}/'>{escape(t.title)}</a></td><td>{escape(t.get_status_display())}</td>"
        f"<td>{t.progress}</td><td>{escape(t.lead_name)}</td><td>{t.due_on}</td>"
        f"<td>{escape(t.get_category_display())}</td><td>{t.division}</td></tr>"
        for t in rows
    ]
    return HttpResponse(f"<!DOCTYPE html><title>{count}</title><table>{''.join(lines)}</table>")


def bare_json(request: Any) -> Any:
    """The same token, the same two questions."""
    from django.http import JsonResponse
    from django.utils.timezone import localdate

    from gongzhi.api.queries import viewer_by_token

    viewer = viewer_by_token(request.headers["authorization"].removeprefix("Bearer "), localdate())
    count, rows = _asked(viewer, request.GET["place"])
    told = [
        {
            "id": t.pk,
            "title": t.title,
            "status": str(t.get_status_display()),
            "progress": t.progress,
            "lead": t.lead_name,
            "due_on": t.due_on,
            "category": str(t.get_category_display()),
            "division": t.division,
        }
        for t in rows
    ]
    return JsonResponse({"count": count, "rows": told})
