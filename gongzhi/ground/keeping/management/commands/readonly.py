from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from gongzhi.ground.accounts.viewer import holding
from gongzhi.ground.keeping.halting import halt_writing, resume_writing


class Command(BaseCommand):
    """Stop all writing, or let it go on: every process knows with its next request."""

    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = "readonly on --why …: pages can be read, nothing is saved. readonly off: saving goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("on", "off"))
        parser.add_argument("--why", default="", help="shown to whoever tries to save")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        by = holding([], user_id=0, name="运维", today=timezone.localdate(now))
        if options["what"] == "on":
            halt_writing(options["why"], now, by=by)
            self.stdout.write("已停止写入：页面可以查看，不能保存。恢复：readonly off")
        else:
            was = resume_writing(by=by)
            self.stdout.write("已恢复写入。" if was else "本来就没有停止写入。")
