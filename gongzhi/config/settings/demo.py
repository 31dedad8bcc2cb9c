"""`make run`: the demo county on this machine, one account a role, everything labelled 演示数据."""

from gongzhi.config.settings.base import *  # noqa: F403

DEMO_MODE = True
SECRET_KEY = "demo-only-and-refused-in-production"
