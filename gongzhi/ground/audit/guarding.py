"""Putting the guard up and down in a migration of the audit table."""

from typing import Any

from gongzhi.ground.audit.guard import put_up, take_down


def guard(apps: Any, editor: Any) -> None:
    for sql in put_up(editor.connection.vendor):
        editor.execute(sql)


def unguard(apps: Any, editor: Any) -> None:
    for sql in take_down(editor.connection.vendor):
        editor.execute(sql)
