# make run: the demo county on http://127.0.0.1:8000 · make test: everything that needs no server
PYTHON ?= python3
PORT ?= 8000
ENV := .venv/bin

.PHONY: run test check bench fuzz words docs screenshots clean remove-demo

run: .venv/run words
	@$(ENV)/python manage.py migrate --verbosity 0
	@$(ENV)/python manage.py collectstatic --noinput --verbosity 0
	@$(ENV)/python manage.py build_demo
	@echo "共治 Gongzhi: http://127.0.0.1:$(PORT)  (演示数据 demo data; one account per role on the sign-in page)"
	@DJANGO_SETTINGS_MODULE=gongzhi.config.settings.demo $(ENV)/python tools/beside.py "$(ENV)/python manage.py work --beside {me}" $(ENV)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 1 --blocking-threads 4 --no-ws gongzhi.config.wsgi:application

test: .venv/dev words
	@PATH="$(CURDIR)/$(ENV):$$PATH" sh tools/test.sh

check: .venv/dev words
	$(ENV)/ruff check gongzhi tests tools bench manage.py conftest.py
	$(ENV)/ruff format --check gongzhi tests tools bench manage.py conftest.py
	$(ENV)/lint-imports
	$(ENV)/mypy
	$(ENV)/djlint --lint gongzhi --quiet
	$(ENV)/python tools/words.py check
	$(ENV)/python manage.py makemigrations --check --dry-run

bench: .venv/dev words
	$(ENV)/python -m bench

# The API under many requests that fit its description and many that do not; N says how many.
N ?= 50000
fuzz: .venv/dev words
	GONGZHI_FUZZ=$(N) $(ENV)/python -m pytest tests/test_api_fuzz.py

screenshots: .venv/dev words
	$(ENV)/python tools/screenshots.py

words: .venv/run | var
	@$(ENV)/python tools/words.py compile

# One environment; the tests' tools are added to it when they are first needed.
.venv/run: requirements/base.txt
	@test -x $(ENV)/python || $(PYTHON) -m venv .venv
	@$(ENV)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch .venv/run

.venv/dev: requirements/dev.txt .venv/run
	@$(ENV)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch .venv/dev

var:
	@mkdir -p var

# Takes the demo county out of the database that `make run` serves.
remove-demo: .venv/run
	$(ENV)/python manage.py remove_demo

clean:
	rm -rf .venv var
