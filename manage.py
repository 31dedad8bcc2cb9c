"""Runs a management command; the mode is demo unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.demo")
execute_from_command_line(sys.argv)
