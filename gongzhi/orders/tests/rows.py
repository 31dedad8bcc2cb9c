"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.orders.services import issue_order
from gongzhi.tasks.models import Escalation, Task
from gongzhi.tasks.rules import Rung
from gongzhi.tasks.services import add_task
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    task = add_task(
        Task(division=division, title=f"{mark}督办任务", due_on=by.today, lead_words="县民政局"), by=by
    )
    for step in (Rung.TALK, Rung.NAMED):
        Escalation.objects.create(task=task, division=division, due_on=by.today, step=step.value, on=by.today)
    order = issue_order([task], f"{mark}要求", by.today, by=by)
    return Planted(
        lists=["orders:orders"],
        objects={
            "orders:order": {"pk": order.pk},
            "orders:order-docx": {"pk": order.pk},
            "orders:talk-docx": {"pk": task.pk},
        },
        posts={
            "orders:order-move": {"pk": order.pk},
            "orders:order-words": {"pk": order.pk, "move": "revoke"},
        },
        forms=["orders:order-new", "orders:units", "orders:named-docx"],
    )
