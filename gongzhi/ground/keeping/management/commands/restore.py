from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongzhi.ground.accounts.viewer import holding
from gongzhi.ground.keeping.labels import Kept
from gongzhi.ground.keeping.restoring import restore
from gongzhi.ground.keeping.telling import note
from gongzhi.ground.refusal import Refused


class Command(BaseCommand):
    """Restore a backup into an empty database; nothing that is there is ever overwritten."""

    help = "Restore a backup into the empty database that the settings name, with its files."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")

    def handle(self, *args: Any, **options: Any) -> None:
        began, folder = timezone.now(), Path(options["folder"]).resolve()
        try:
            held = restore(folder, began)
        except Refused as why:
            raise CommandError(str(why)) from why
        took = timezone.now() - began
        by = holding([], user_id=0, name="运维", today=timezone.localdate(began))
        note(Kept.RESTORE, folder, held, began, took, by=by)
        self.stdout.write(
            f"恢复完成：{held.rows} 行，{held.files.rows} 个附件，操作记录核验通过；用时 {took.total_seconds():.1f} 秒。"
        )
