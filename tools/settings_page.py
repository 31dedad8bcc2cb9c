"""Prints docs/settings.md: every setting of gongzhi/config/given.py, as a table that people read.

python -m tools.settings_page            the page on standard output
python -m tools.settings_page write      the page into docs/settings.md
"""

import sys
from pathlib import Path

from gongzhi.config.given import SETTINGS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
HEAD = """\
# 设置 · Settings

本页由 `python -m tools.settings_page write` 从 `gongzhi/config/given.py` 生成，不手改；测试核对两者一致。

写在环境变量里，或写在一个 TOML 文件里，由环境变量 `GONGZHI_SETTINGS` 指出它的位置，例如 `/etc/gongzhi/gongzhi.toml`（样例：
[deploy/gongzhi.toml](../deploy/gongzhi.toml)）。两处都有时，环境变量优先。文件里写错的名字会被指出并拒绝启动。含密钥的行标
🔑：文件权限用 640，不要让其他人读。

| 环境变量 | 文件里的名字 | 默认 | 说明 |
|---|---|---|---|
"""


def page() -> str:
    rows = [
        f"| `{s.name}`{' 🔑' if s.secret else ''} | `{s.key}` | {f'`{s.default}`' if s.default else '—'} | {s.words} |"
        for s in SETTINGS
    ]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
