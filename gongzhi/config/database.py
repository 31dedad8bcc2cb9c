"""One URL says which database: `sqlite:///path` or `postgres://user:word@host:port/name`.

PostgreSQL takes several hosts by commas, and options of libpq after a question mark: with a standby,
`postgres://user@one,two/name?target_session_attrs=read-write` finds the one that takes writes.
"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from gongzhi.config.sqlite import VERSION

# The WAL-reset bug can corrupt a database under concurrent checkpoints; sqlite.org lists 3.7.0 to 3.51.2.
WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))
# Opening the file and reading its plan anew costs a tenth of a request; a minute, so that a replaced file is soon seen.
SQLITE_KEPT = 60  # seconds
LOG_KEPT = 64 * 1024**2  # bytes: the log of a large import does not stay on the disk for ever


def wal_is_safe(version: tuple[int, ...] = VERSION) -> bool:
    first, last = WAL_RESET_BUG
    return not first <= version[:3] <= last


def sqlite_settings(path: str) -> dict[str, Any]:
    journal = "WAL" if wal_is_safe() else "DELETE"
    return {
        "ENGINE": "gongzhi.config.sqlite",
        "NAME": path if path == ":memory:" else str(Path(path)),
        "CONN_MAX_AGE": SQLITE_KEPT,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA journal_size_limit={LOG_KEPT};",
        },
    }


def postgres_settings(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": True, **dict(parse_qsl(parts.query))},
        # A connection that broke while it lay in the pool is changed for another, not handed out.
        "CONN_HEALTH_CHECKS": True,
    }


def database(url: str) -> dict[str, Any]:
    """Django's settings for one database URL. ValueError for a scheme we do not run on."""
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        return sqlite_settings(rest.removeprefix("/"))  # sqlite:////srv/x.db keeps its leading slash
    if scheme in {"postgres", "postgresql"}:
        return postgres_settings(url)
    raise ValueError(f"GONGZHI_DATABASE must begin with sqlite:/// or postgres://, not {scheme}://")
