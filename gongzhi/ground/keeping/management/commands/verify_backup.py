from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongzhi.ground.keeping.checking import check
from gongzhi.ground.refusal import Refused


class Command(BaseCommand):
    """Check a backup where it lies, without restoring it."""

    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = "Check every row, every file and the audit chain of a backup."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")

    def handle(self, *args: Any, **options: Any) -> None:
        began = timezone.now()
        try:
            held = check(Path(options["folder"]).resolve())
        except Refused as why:
            raise CommandError(str(why)) from why
        self.stdout.write(
            f"备份完整：{held.rows} 行，{held.files.rows} 个附件，操作记录到第 {held.audit.seq if held.audit else 0} 条；"
            f"用时 {(timezone.now() - began).total_seconds():.1f} 秒。\n校验 {held.sha256}"
        )
