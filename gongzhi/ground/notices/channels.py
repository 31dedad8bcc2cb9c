"""Ways out of the house: small functions, off until the settings name them (NOTICE_CHANNELS).

A digest, not a stream: each goes out once a round and says how many things are new. What a group robot says is a
number and the way in, never a name or a title: it is read by whoever is in the group, on somebody else's server.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail

from gongzhi.ground.notices.outbound import post_json


@dataclass(frozen=True)
class Digest:
    """What is new for one person. `email` may be empty."""

    name: str
    email: str
    titles: Sequence[str]


Send = Callable[[Sequence[Digest]], None]


def _words(digests: Sequence[Digest]) -> str:
    number = sum(len(each.titles) for each in digests)
    return f"共治：{len(digests)} 人有 {number} 条新消息，请登录查看。{settings.SITE_URL}"


def by_mail(digests: Sequence[Digest]) -> None:
    """One letter a person, with at most twenty titles."""
    for each in digests:
        if each.email:
            lines = [*(f"· {title}" for title in each.titles[:20]), "", settings.SITE_URL]
            send_mail(
                f"共治：{len(each.titles)} 条新消息",
                "\n".join(lines),
                settings.DEFAULT_FROM_EMAIL,
                [each.email],
            )


def by_wecom(digests: Sequence[Digest]) -> None:
    """企业微信群机器人."""
    post_json(settings.WECOM_WEBHOOK, {"msgtype": "text", "text": {"content": _words(digests)}})


def by_dingtalk(digests: Sequence[Digest]) -> None:
    """钉钉群机器人; its keyword is 共治."""
    post_json(settings.DINGTALK_WEBHOOK, {"msgtype": "text", "text": {"content": _words(digests)}})


def by_feishu(digests: Sequence[Digest]) -> None:
    """飞书群机器人."""
    post_json(settings.FEISHU_WEBHOOK, {"msg_type": "text", "content": {"text": _words(digests)}})


CHANNELS: dict[str, Send] = {"mail": by_mail, "wecom": by_wecom, "dingtalk": by_dingtalk, "feishu": by_feishu}
