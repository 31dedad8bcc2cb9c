"""Logs: one JSON text a line on standard error, for journald or a collector. No personal data: a person is a number."""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

# The number of the request that is being answered, on every line that is written meanwhile.
REQUEST: ContextVar[str] = ContextVar("request", default="")
_GIVEN = ("person", "method", "route", "act", "status", "ms")


class JsonLines(logging.Formatter):
    """time, level, logger, message, request, and what the caller gave of the known fields."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := REQUEST.get():
            told["request"] = number
        told.update({name: getattr(record, name) for name in _GIVEN if hasattr(record, name)})
        if record.exc_info and record.exc_info[1]:
            told["error"] = _where(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False, default=str)


def _where(oops: BaseException) -> list[str]:
    """The kind of an error and the places it passed. Its words may quote a row, so they are left out."""
    frames = traceback.extract_tb(oops.__traceback__)
    return [type(oops).__name__, *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]


def logging_at(level: str) -> dict[str, Any]:
    """Django's LOGGING for one level."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "gongzhi.config.logs.JsonLines"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "gongzhi": {"level": level},
        },
    }
