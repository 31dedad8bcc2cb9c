from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongzhi.ground.accounts.viewer import holding
from gongzhi.ground.keeping.backing import back_up, forget
from gongzhi.ground.keeping.labels import Kept
from gongzhi.ground.keeping.telling import note_patiently
from gongzhi.ground.refusal import Refused


class Command(BaseCommand):
    """Back up database and files into a new folder, while people go on working."""

    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = (
        "Back up the database and all files; --portable writes rows that the other engine can take in, too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", metavar="FOLDER", help="the folder of backups; GONGZHI_BACKUPS without it"
        )
        parser.add_argument(
            "--keep", type=int, metavar="N", help="afterwards delete all but the newest N backups"
        )
        parser.add_argument("--portable", action="store_true", help="rows as text instead of an SQLite file")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        root = Path(options["to"] or settings.BACKUPS_ROOT)
        try:
            made = back_up(root, timezone.localtime(now), portable=options["portable"])
        except Refused as why:
            raise CommandError(str(why)) from why
        held, took = made.contents, timezone.now() - now
        by = holding([], user_id=0, name="运维", today=timezone.localdate(now))
        note_patiently(Kept.BACKUP, made, now, took, by=by)
        forget(root, options["keep"])
        self.stdout.write(
            f"备份完成：{made.folder}\n{held.rows} 行，{held.files.rows} 个附件，{made.size / 1e6:.1f} MB，"
            f"用时 {took.total_seconds():.1f} 秒。\n校验 {held.sha256}（contents.json 的 SHA-256，请另处抄存）"
        )
