"""What the people who install it may set: environment variables, or one TOML file that GONGZHI_SETTINGS names.

The file holds the same names in small letters without GONGZHI_: `secret_key = "…"`. The environment wins over the file.
"""

import os
import tomllib
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FILE = "GONGZHI_SETTINGS"


@dataclass(frozen=True)
class Setting:
    """One setting: its environment name, its default as people write it, and what it is for."""

    name: str
    default: str
    words: str
    secret: bool = False

    @property
    def key(self) -> str:
        return self.name.removeprefix("GONGZHI_").lower()


# docs/settings.md is printed from this: python -m tools.settings_page write.
SETTINGS = (
    Setting("GONGZHI_SECRET_KEY", "", "会话和签名用的随机密钥，至少 50 位；正式环境必填", secret=True),
    Setting("GONGZHI_HOSTS", "localhost,127.0.0.1", "网站域名，逗号分隔；正式环境必填，不能用 *"),
    Setting(
        "GONGZHI_DATABASE",
        "sqlite:///var/gongzhi.db",
        "sqlite:///路径 或 postgres://用户:口令@主机:端口/库名",
    ),
    Setting("GONGZHI_VAR", "var", "数据目录：SQLite 数据库、附件、静态文件"),
    Setting("GONGZHI_ANCHORS", "var/anchors", "审计锚点目录，应在另一台机器上"),
    Setting("GONGZHI_ANCHOR_KEY", "", "锚点签名密钥，不填则用 GONGZHI_SECRET_KEY", secret=True),
    Setting("GONGZHI_BACKUPS", "var/backups", "备份目录，应在另一块盘或另一台机器上"),
    Setting("GONGZHI_JOBS_LEASE", "30", "后台任务多少秒没有心跳就算丢失，由别的进程接手"),
    Setting(
        "GONGZHI_FIELD_KEYS",
        "",
        "个人信息的加密密钥，名称:base64，现用的在前，逗号分隔；正式环境必填",
        secret=True,
    ),
    Setting("GONGZHI_FIELD_CIPHER", "aes-256-gcm", "加密算法：aes-256-gcm 或 sm4-gcm"),
    Setting("GONGZHI_REVEALS_AN_HOUR", "30", "每人每小时可查看多少项完整个人信息"),
    Setting("GONGZHI_PASSWORDS", "asvs", "口令规则：asvs 或 dengbao，见 docs/sign-in.md"),
    Setting("GONGZHI_IDLE_MINUTES", "30", "多少分钟不操作就退出登录"),
    Setting("GONGZHI_PROXIES", "0", "前面有几层反向代理；不对则登录次数限制按代理地址计"),
    Setting(
        "GONGZHI_CHANNELS",
        "",
        "消息另外发往哪里：mail、wecom、dingtalk、feishu，逗号分隔；不填则什么也不外发",
    ),
    Setting("GONGZHI_OUTBOUND_HOSTS", "", "系统可以主动连接的域名（仅 https），逗号分隔；不填则一个也不连"),
    Setting("GONGZHI_OUTBOUND_PRIVATE_HOSTS", "", "上一项中允许解析到内网地址的域名"),
    Setting("GONGZHI_WECOM_WEBHOOK", "", "企业微信群机器人的地址", secret=True),
    Setting("GONGZHI_DINGTALK_WEBHOOK", "", "钉钉群机器人的地址，关键词设为“共治”", secret=True),
    Setting("GONGZHI_FEISHU_WEBHOOK", "", "飞书群机器人的地址", secret=True),
    Setting("GONGZHI_SITE_URL", "", "本系统的网址，写在外发的消息里"),
    Setting("GONGZHI_SMTP_HOST", "localhost", "发信服务器；只有 GONGZHI_CHANNELS 里有 mail 才会连接"),
    Setting("GONGZHI_SMTP_PORT", "465", "发信端口（TLS）"),
    Setting("GONGZHI_SMTP_USER", "", "发信账号"),
    Setting("GONGZHI_SMTP_PASSWORD", "", "发信口令", secret=True),
    Setting("GONGZHI_SMTP_FROM", "", "发件人地址"),
    Setting("GONGZHI_LOG_LEVEL", "INFO", "日志级别：DEBUG、INFO、WARNING、ERROR；演示模式为 WARNING"),
    Setting("GONGZHI_METRICS", "0", "1 打开 /metrics（Prometheus 格式）"),
    Setting("GONGZHI_METRICS_FROM", "127.0.0.1,::1", "可以读 /metrics 的地址或网段，逗号分隔"),
)


def read_given(environment: MutableMapping[str, str] = os.environ) -> None:
    """Put the settings of the file into the environment, where they are not set already."""
    at = environment.get(FILE)
    if not at:
        return
    for name, value in from_file(Path(at)).items():
        environment.setdefault(name, value)


def from_file(at: Path) -> dict[str, str]:
    """The environment names and texts of a settings file. ImproperlyConfigured for what nobody reads."""
    try:
        given = tomllib.loads(at.read_text(encoding="utf-8"))
    except OSError as why:
        raise ImproperlyConfigured(f"设置文件 {at} 读不了：{why.strerror}。") from why
    except tomllib.TOMLDecodeError as why:
        raise ImproperlyConfigured(f"设置文件 {at} 不是正确的 TOML：{why}。") from why
    names = {setting.key: setting.name for setting in SETTINGS}
    if unknown := sorted(given.keys() - names.keys()):
        raise ImproperlyConfigured(
            f"设置文件 {at} 里有不认识的名字：{'、'.join(unknown)}。可用的名字见 docs/settings.md。"
        )
    return {names[key]: _text(value) for key, value in given.items()}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
