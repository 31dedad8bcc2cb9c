from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate

from gongzhi.ground.audit.anchors import anchors, drop_anchor, restores
from gongzhi.ground.audit.chain import first_fault, from_lines, to_line
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import guarded, links, verify


class Command(BaseCommand):
    """Check the chain of audit entries against itself and against the anchors outside; end with 1 on a fault."""

    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = "Verify the audit chain; --anchor also writes today's anchor; --export and --file move a chain elsewhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchor", action="store_true", help="write today's anchor once the chain holds")
        parser.add_argument("--export", metavar="FILE", help="write the whole chain, one entry a line")
        parser.add_argument("--file", metavar="FILE", help="check an exported chain instead of the database")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"]:
            self._check_file(options["file"])
            return
        if not guarded():
            raise CommandError("数据库里保护操作记录的触发器不在了，请先恢复（migrate）再核验。")
        if fault := verify(anchors()):
            raise CommandError(f"操作记录不完整。{fault.why}")
        if options["export"]:
            with Path(options["export"]).open("w", encoding="utf-8") as out:
                out.writelines(f"{to_line(link)}\n" for link in links())
        if options["anchor"]:
            drop_anchor(localdate())
        self.stdout.write(f"操作记录完整，共 {Entry.objects.count()} 条。")
        if days := restores():
            self.stdout.write(f"恢复过较早的备份：{'、'.join(days)}；那之后、恢复之前的锚点不再核对。")

    def _check_file(self, path: str) -> None:
        try:
            with Path(path).open(encoding="utf-8") as lines:
                fault = first_fault(from_lines(lines), anchors())
        except ValueError as why:
            raise CommandError(str(why)) from why
        if fault:
            raise CommandError(f"操作记录不完整。{fault.why}")
        self.stdout.write("文件里的操作记录完整。")
