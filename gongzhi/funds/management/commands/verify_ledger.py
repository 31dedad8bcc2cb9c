from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongzhi.funds.models import Account, Entry
from gongzhi.funds.queries.verifying import first_fault, may_change


class Command(BaseCommand):
    """Check every entry and account of the ledger; end with 1 and the first fault."""

    requires_system_checks = ()  # no page is asked for: they need not be read in
    help = "Verify the ledger: entries balanced and whole, balances equal to their lines, none missing or changed."

    def handle(self, *args: Any, **options: Any) -> None:
        if fault := first_fault():
            raise CommandError(f"总账有问题。{fault}")
        self.stdout.write(f"总账完整：{Entry.objects.count()} 笔分录，{Account.objects.count()} 个科目。")
        if tables := may_change():
            self.stdout.write(
                f"数据库角色有权改动 {'、'.join(tables)}，只有触发器拦着；收回权限见 docs/capabilities/funds.md。"
            )
