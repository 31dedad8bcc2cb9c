import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate

from gongzhi.ground.accounts.viewer import holding
from gongzhi.ground.divisions.packed import PACKED, unpack
from gongzhi.ground.divisions.rules import is_code
from gongzhi.ground.gazetteer.loading import load_list


class Command(BaseCommand):
    """Read the official division codes in; again after a new list: what was edited here stays."""

    help = (
        "Load the official division codes of the whole country, or of the divisions named (12 digits each)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "codes", nargs="*", help="only these divisions, what is below them and what is above"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if wrong := [code for code in options["codes"] if not is_code(code)]:
            raise CommandError(f"区划代码应为 12 位数字：{'、'.join(wrong)}")
        began, official = time.monotonic(), unpack(PACKED)
        installation = holding([], user_id=0, name="安装", today=localdate())
        done = load_list(official, by=installation, within=options["codes"])
        self.stdout.write(
            f"区划代码截至 {official.as_of}：新增 {done.added}，更名 {done.renamed}，撤销 {done.closed}，"
            f"本地维护的 {done.kept} 个保持不变；用时 {time.monotonic() - began:.1f} 秒。"
        )
