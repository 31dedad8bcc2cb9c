"""The tests: quick passwords, plain static files, either database by GONGZHI_TEST_DATABASE."""

import os
import tempfile
from pathlib import Path

from gongzhi.config.database import database
from gongzhi.config.logs import logging_at
from gongzhi.config.settings.base import *  # noqa: F403
from gongzhi.config.settings.base import DATABASES, STORAGES

SECRET_KEY = "test"
LOGGING = logging_at("WARNING")
DEMO_MODE = True
SECOND_FACTOR = "optional"
FIELD_KEYS = "demo:AYZqmnins5c9IGUkYpBWrJpvAA2hsPC9YaOvIfTGIPI="
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES["default"] = database(os.environ.get("GONGZHI_TEST_DATABASE", "sqlite:///:memory:"))
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)  # each test process holds one connection
if DATABASES["default"]["ENGINE"] == "gongzhi.config.sqlite":
    # What pytest-django does by itself for Django's own engine only.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
_HOME = tempfile.TemporaryDirectory(prefix="gongzhi-test-")  # goes with the process
FILES_ROOT, RESULTS_ROOT, ANCHORS_ROOT, STATIC_ROOT = (
    Path(_HOME.name, name) for name in ("files", "results", "anchors", "static")
)
for _each in (FILES_ROOT, RESULTS_ROOT, ANCHORS_ROOT, STATIC_ROOT):
    _each.mkdir()
