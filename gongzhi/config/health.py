"""Is it well? /healthz says ok or not ok to anybody; the page behind it says why, to system administrators."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from gongzhi.config.health_tables import kept, looked_at, settings_held
from gongzhi.config.safe_database import in_force
from gongzhi.config.safe_start import weaknesses_now
from gongzhi.ground.audit.queries import guarded
from gongzhi.ground.guards import GUARDS
from gongzhi.ground.halt.queries import halted
from gongzhi.ground.keeping.labels import Kept
from gongzhi.ground.keeping.telling import last_run, last_runs
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import Section, section_shown
from gongzhi.ground.web.viewers import Request

BACKUP_DUE = timedelta(hours=26)
LEAST_FREE = 500 * 1024 * 1024  # bytes; under this the next backup or upload may not fit


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: empty `wrong` is well. Only what `stops` makes /healthz say not ok."""

    name: str | Promise
    wrong: str = ""
    stops: bool = True

    @property
    def light(self) -> Light:
        tone = "green" if not self.wrong else "red" if self.stops else "yellow"
        return Light(str(_("正常") if not self.wrong else _("异常") if self.stops else _("注意")), tone)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrated() -> str:
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"还有 {len(left)} 个数据库变更没有执行，请运行 migrate。" if left else ""


def _audit() -> str:
    return "" if guarded() else "数据库里保护操作记录的触发器不在了。"


def _ledger() -> str:
    down = [guard.table for guard in GUARDS if not guard.stands()]
    return f"数据库里保护 {'、'.join(down)} 的触发器不在了。" if down else ""


def _files() -> str:
    at = Path(settings.FILES_ROOT)
    while not at.exists():
        at = at.parent
    return "" if os.access(at, os.W_OK) else "附件目录不能写。"


def _space() -> str:
    free = shutil.disk_usage(settings.VAR if Path(settings.VAR).exists() else "/").free
    return "" if free >= LEAST_FREE else f"数据盘只剩 {free // 1024 // 1024} MB。"


def _settings() -> str:
    return "" if settings.DEMO_MODE else "".join(weaknesses_now())


def _backup() -> str:
    last = None if settings.DEMO_MODE else last_run(Kept.BACKUP)
    if settings.DEMO_MODE or (last and timezone.now() - last.at < BACKUP_DUE):
        return ""
    return f"最近一次备份是 {timezone.localtime(last.at):%Y-%m-%d %H:%M}。" if last else "还没有做过备份。"


def _writing() -> str:
    halt = halted()
    return f"已停止写入：{halt.why or '未写明原因'}" if halt else ""


# What is looked at, in words, by what, and whether it stops the house. Upper rooms may append.
CHECKS: list[tuple[str | Promise, Callable[[], str], bool]] = [
    (_("数据库"), _database, True),
    (_("设置"), _settings, True),
    (_("数据库结构"), _migrated, True),
    (_("操作记录的保护"), _audit, True),
    (_("总账的保护"), _ledger, True),
    (_("附件目录"), _files, True),
    (_("磁盘空间"), _space, False),
    (_("备份"), _backup, False),
    (_("写入"), _writing, False),
]


def findings() -> list[Finding]:
    return [Finding(name, _safely(look), stops) for name, look, stops in CHECKS]


def _safely(look: Callable[[], str]) -> str:
    try:
        return look()
    except (DatabaseError, OSError) as oops:
        return f"检查不了：{type(oops).__name__}"


@login_not_required
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """For a balancer or a monitor: nothing but ok or not ok."""
    well = not any(one.wrong and one.stops for one in findings())
    return HttpResponse(
        "ok\n" if well else "not ok\n", status=200 if well else 503, content_type="text/plain"
    )


def _tables() -> list[Section]:
    looked = looked_at((one.name, one.light, one.wrong) for one in findings())
    return [looked, settings_held(in_force()), kept(last_runs())]


@opens("health.see")
@never_cache
def health_page(request: Request) -> HttpResponse:
    shown = {
        "sections": [section_shown(each, request.viewer) for each in _tables()],
        "engine": connection.vendor,
        "trail": [{"title": _("运行状况"), "url": ""}],
    }
    return render(request, "config/health.html", shown)
