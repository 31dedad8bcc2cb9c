from typing import Any

from django.core.management.base import BaseCommand

from gongzhi.ground.lookup.services import rebuild


class Command(BaseCommand):
    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = "Write the pinyin of all names anew; after an upgrade, or where rows came in past the services."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} names")
