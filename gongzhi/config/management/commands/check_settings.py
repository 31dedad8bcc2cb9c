from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongzhi.config.safe_database import in_force
from gongzhi.config.safe_start import weaknesses_now


class Command(BaseCommand):
    """Say every setting of the database that is in force, and end with 1 on a weakness."""

    help = "Check what production would refuse to start with."

    def handle(self, *args: Any, **options: Any) -> None:
        for one in in_force():
            self.stdout.write(f"{one.name} = {one.value}（应为 {one.right}）")
        if found := weaknesses_now():
            raise CommandError("\n".join(["不能用于正式环境：", *(f"- {words}" for words in found)]))
        self.stdout.write("设置符合要求。")
