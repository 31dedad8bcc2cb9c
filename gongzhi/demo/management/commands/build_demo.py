from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate

from gongzhi.demo.year import build
from gongzhi.ground.accounts.queries import demo_accounts


class Command(BaseCommand):
    """Build the demo county once; a second run leaves it as it is."""

    help = "Build the fictional demo county (demo mode only)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("演示数据只能在演示模式下生成，正式环境不能使用。")
        if demo_accounts().exists():
            return
        with transaction.atomic():
            build(localdate())
