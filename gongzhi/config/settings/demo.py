"""`make run`: the demo county on this machine, one account a role, everything labelled 演示数据."""

import os

from gongzhi.config.logs import logging_at
from gongzhi.config.settings.base import *  # noqa: F403

DEMO_MODE = True
SECOND_FACTOR = "optional"
SECRET_KEY = "demo-only-and-refused-in-production"
LOGGING = logging_at(os.environ.get("GONGZHI_LOG_LEVEL", "WARNING"))
FIELD_KEYS = "demo:AYZqmnins5c9IGUkYpBWrJpvAA2hsPC9YaOvIfTGIPI="
