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
FILES_ROOT = Path(tempfile.mkdtemp(prefix="gongzhi-files-"))
RESULTS_ROOT = Path(tempfile.mkdtemp(prefix="gongzhi-results-"))
ANCHORS_ROOT = Path(tempfile.mkdtemp(prefix="gongzhi-anchors-"))
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="gongzhi-static-"))
