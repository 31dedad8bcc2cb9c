"""The first three people of a new county: nobody ships with an account, and nobody holds two of these posts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.timezone import localdate, now

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import Post
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.divisions.queries import division_at
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.ground.staffing.entering import issue_code
from gongzhi.ground.staffing.services import appoint, open_account


class Command(BaseCommand):
    """Open the accounts of the separate administrators and print their one-time codes. Once an installation."""

    help = (
        "open_admins 510000000000 青禾县 system_admin=zhang:张三 security_admin=li:李四 audit_admin=wang:王五"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("division")
        parser.add_argument("name")
        parser.add_argument("people", nargs="+", help="role=account:name")

    def handle(self, *args: Any, **options: Any) -> None:
        people = dict(_person(word) for word in options["people"])
        if set(people) != matrix().apart:
            raise CommandError("请为每个管理员岗位各写一人：" + "、".join(sorted(matrix().apart)))
        if Post.objects.filter(role__in=matrix().apart).exists():
            raise CommandError("已经有管理员了；以后请在“账号”页面办理。")
        try:
            with transaction.atomic():
                codes = self._opened(options["division"], options["name"], people)
        except Refused as why:
            raise CommandError(str(why)) from why
        for username, code in codes.items():
            self.stdout.write(f"{username}\t{code}")
        self.stdout.write("请当面交给本人；首次登录要设置自己的密码和第二因素。")

    def _opened(self, division: str, name: str, people: dict[str, tuple[str, str]]) -> dict[str, str]:
        if division_at(division) is None:
            put_division(division, name)
        today, codes = localdate(), {}
        by = holding([Held("system_admin", division)], user_id=0, name="系统安装", today=today)
        for role, (username, full_name) in people.items():
            user = open_account(username, full_name, password=None, by=by, division=division)
            appoint(user, role, division, starts_on=today, by=by)
            codes[username] = issue_code(user, now(), by=by)
        return codes


def _person(word: str) -> tuple[str, tuple[str, str]]:
    role, _, who = word.partition("=")
    username, _, full_name = who.partition(":")
    if not (role and username and full_name):
        raise CommandError(f"“{word}”应写成 岗位=账号:姓名。")
    return role, (username, full_name)
