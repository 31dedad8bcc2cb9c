from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongzhi.ground.submissions.services import forget_old


class Command(BaseCommand):
    help = "Delete drafts and receipts of forms that are older than 30 days. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        drafts, receipts = forget_old(timezone.now())
        self.stdout.write(f"drafts: {drafts}, receipts: {receipts}")
