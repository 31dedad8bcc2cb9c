"""What production refuses to start with (R-03, R-04, R-49). Words say what to set."""

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gongzhi.config.given import FILE
from gongzhi.ground.secrets.rules import key_faults

SHORTEST_SECRET = 50


def weaknesses(*, debug: bool, secret: str, hosts: Sequence[str], demo: bool, keys: str) -> list[str]:
    """Every weak setting, in words; empty when production may start."""
    unfit = key_faults(keys)
    found: Mapping[str, bool] = {
        "DEBUG 必须关闭。": debug,
        "演示模式不能用于正式环境。": demo,
        f"请用 GONGZHI_SECRET_KEY 设置至少 {SHORTEST_SECRET} 位的随机密钥。": len(secret) < SHORTEST_SECRET
        or len(set(secret)) < SHORTEST_SECRET // 5
        or secret.startswith("demo"),
        "请用 GONGZHI_HOSTS 写明域名，不能用 * 或留空。": not hosts or "*" in hosts,
        f"请用 GONGZHI_FIELD_KEYS 设置个人信息的加密密钥：{unfit}": bool(unfit),
    }
    return [words for words, weak in found.items() if weak]


def refuse_weakness(*, debug: bool, secret: str, hosts: Sequence[str], demo: bool, keys: str) -> None:
    """ImproperlyConfigured with every weakness at once."""
    if found := weaknesses(debug=debug, secret=secret, hosts=hosts, demo=demo, keys=keys):
        raise ImproperlyConfigured(" ".join(found))


def file_weaknesses(at: str) -> list[str]:
    """The settings file holds keys: nobody but its owner and group may read it."""
    if not at or not Path(at).is_file() or Path(at).stat().st_mode & stat.S_IRWXO == 0:
        return []
    return [f"设置文件 {at} 里有密钥，其他人可读；请 chmod 640。"]


def weaknesses_now() -> list[str]:
    """Everything together, as it stands now: settings, settings file, database, accounts."""
    from gongzhi.config.safe_accounts import account_weaknesses
    from gongzhi.config.safe_database import database_weaknesses

    return [
        *weaknesses(
            debug=settings.DEBUG,
            secret=settings.SECRET_KEY,
            hosts=settings.ALLOWED_HOSTS,
            demo=settings.DEMO_MODE,
            keys=settings.FIELD_KEYS,
        ),
        *file_weaknesses(os.environ.get(FILE, "")),
        *database_weaknesses(),
        *account_weaknesses(),
    ]


def refuse_to_start_weakly() -> None:
    """ImproperlyConfigured for a real county with any weakness; a demo may have them."""
    if not settings.DEMO_MODE and (found := weaknesses_now()):
        raise ImproperlyConfigured(" ".join(found))
