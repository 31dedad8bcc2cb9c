#!/bin/sh
# The whole suite on SQLite; then, where they are installed, what asks the database on PostgreSQL and the stories
# in Chromium. What is not there is said, never passed over in silence.
set -eu
cd "$(dirname "$0")/.."

echo "== SQLite"
python -m pytest -n 2 --dist worksteal -m "not browser" --durations=20 "$@"

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -n "${GONGZHI_TEST_DATABASE:-}" ]; then
    echo "== PostgreSQL was asked for above: ${GONGZHI_TEST_DATABASE%%:*}"
elif [ -n "$bin" ]; then
    echo "== PostgreSQL ($bin)"
    python tools/with_postgres.py "$bin" python -m pytest -n 2 --dist worksteal -m "not browser" --durations=20 "$@"
else
    echo "== PostgreSQL is not installed here: the suite was NOT run on it"
fi

if command -v chromium >/dev/null 2>&1; then
    echo "== Chromium"
    python -m pytest -n 2 --dist worksteal -m browser --durations=10 "$@"
else
    echo "== Chromium is not installed here: the browser stories were NOT run"
fi
