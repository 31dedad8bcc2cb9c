"""The county whose register is measured: 38 streets, 150 communities and as many tasks as asked for."""

from datetime import date, timedelta

COUNTY = "990101000000"
STREETS, COMMUNITIES = 38, 150


def fill(rows: int) -> None:
    """A county with 38 streets, 150 communities and as many tasks as asked for, written past the services."""
    from django.core.management import call_command

    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.divisions.models import Division
    from gongzhi.registry.models import Organisation
    from gongzhi.tasks.models import Task
    from gongzhi.tasks.services import add_task

    call_command("migrate", verbosity=0)
    communities = [f"990101{1 + n % STREETS:03d}{1 + n // STREETS:03d}" for n in range(COMMUNITIES)]
    streets = sorted({code[:9] + "000" for code in communities})
    Division.objects.bulk_create(
        Division(code=c, name=f"第{c[6:]}区划") for c in [COUNTY, *streets, *communities]
    )
    user = User.objects.create(username="bench", full_name="测量")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    leads = Organisation.objects.bulk_create(
        Organisation(division=COUNTY, name=f"县第{n}局", kind="department") for n in range(40)
    )
    states = ("todo", "doing", "doing", "submitted", "done", "done")
    first = date(2026, 1, 1)
    Task.objects.bulk_create(
        (
            Task(
                division=communities[n % COMMUNITIES],
                title=f"第{n}项：完成社区阵地改造和服务项目落地",
                lead=leads[n // 7 % len(leads)],
                status=states[n // COMMUNITIES % len(states)],
                category=("space", "service", "funds", "other")[n % 4],
                starts_on=first + timedelta(days=n % 90),
                due_on=first + timedelta(days=100 + n % 500),
                progress=n % 101 if n % 7 else None,
            )
            for n in range(rows)
        ),
        batch_size=2000,
    )
    by = viewer_for(user, date(2026, 11, 24))
    add_task(
        Task(division=COUNTY, title="经服务登记的一项"), by=by
    )  # like every row of a real county: the audit begins
