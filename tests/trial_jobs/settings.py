"""The demo's settings with a few jobs whose effects can be counted: for worker processes that get killed."""

from gongzhi.config.settings.demo import *  # noqa: F403
from gongzhi.config.settings.demo import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.trial_jobs"]
