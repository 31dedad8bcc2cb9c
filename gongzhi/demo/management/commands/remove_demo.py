from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from gongzhi.demo.diary import installation
from gongzhi.demo.removal import remove_demo
from gongzhi.ground.accounts.queries import demo_accounts


class Command(BaseCommand):
    """Remove the demo county and its accounts. Real divisions are left alone."""

    help = "Remove the fictional demo county."

    def handle(self, *args: Any, **options: Any) -> None:
        if not demo_accounts().exists():
            self.stdout.write("没有演示数据。")
            return
        gone = remove_demo(installation(localdate()))
        self.stdout.write(f"演示县已移除：{gone} 条记录。")
