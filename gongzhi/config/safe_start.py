"""What production refuses to start with. Words say what to set."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 50


def weaknesses(*, debug: bool, secret: str, hosts: Sequence[str], demo: bool) -> list[str]:
    """Every weak setting, in words; empty when production may start."""
    found: Mapping[str, bool] = {
        "DEBUG 必须关闭。": debug,
        "演示模式不能用于正式环境。": demo,
        f"请用 GONGZHI_SECRET_KEY 设置至少 {SHORTEST_SECRET} 位的随机密钥。": len(secret) < SHORTEST_SECRET
        or secret.startswith("demo"),
        "请用 GONGZHI_HOSTS 写明域名，不能用 * 或留空。": not hosts or "*" in hosts,
    }
    return [words for words, weak in found.items() if weak]


def refuse_weakness(*, debug: bool, secret: str, hosts: Sequence[str], demo: bool) -> None:
    """ImproperlyConfigured with every weakness at once."""
    if found := weaknesses(debug=debug, secret=secret, hosts=hosts, demo=demo):
        raise ImproperlyConfigured(" ".join(found))
