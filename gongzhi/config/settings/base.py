"""What holds in every mode. Modes: demo (make run), production, test."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from gongzhi.config.database import database
from gongzhi.config.given import read_given
from gongzhi.config.logs import logging_at

read_given()
HOME = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("GONGZHI_VAR", HOME / "var"))

DEMO_MODE = False
DEBUG = False
SECRET_KEY = os.environ.get("GONGZHI_SECRET_KEY", "")
ALLOWED_HOSTS = [h for h in os.environ.get("GONGZHI_HOSTS", "localhost,127.0.0.1").split(",") if h]
DATABASES = {"default": database(os.environ.get("GONGZHI_DATABASE", f"sqlite:///{VAR / 'gongzhi.db'}"))}
ACCESS_MATRIX = HOME / "gongzhi" / "config" / "access.toml"
FILES_ROOT = VAR / "files"
# What jobs make for people to fetch within seven days. Several machines share this folder and FILES_ROOT.
RESULTS_ROOT = VAR / "results"
# Nothing leaves this house by itself: each of these is empty until a county fills it in (docs/jobs.md).
NOTICE_CHANNELS = [c for c in os.environ.get("GONGZHI_CHANNELS", "").split(",") if c]
OUTBOUND_HOSTS = [h for h in os.environ.get("GONGZHI_OUTBOUND_HOSTS", "").split(",") if h]
OUTBOUND_PRIVATE_HOSTS = [h for h in os.environ.get("GONGZHI_OUTBOUND_PRIVATE_HOSTS", "").split(",") if h]
WECOM_WEBHOOK = os.environ.get("GONGZHI_WECOM_WEBHOOK", "")
DINGTALK_WEBHOOK = os.environ.get("GONGZHI_DINGTALK_WEBHOOK", "")
FEISHU_WEBHOOK = os.environ.get("GONGZHI_FEISHU_WEBHOOK", "")
SITE_URL = os.environ.get("GONGZHI_SITE_URL", "")
EMAIL_HOST = os.environ.get("GONGZHI_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("GONGZHI_SMTP_PORT", "465"))
EMAIL_HOST_USER = os.environ.get("GONGZHI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GONGZHI_SMTP_PASSWORD", "")
EMAIL_USE_SSL = True
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("GONGZHI_SMTP_FROM", "")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["jobs"]}}
JOBS_LEASE_SECONDS = float(os.environ.get("GONGZHI_JOBS_LEASE", "30"))  # not heard of for so long: lost
# Anchors of the audit chain: mount this folder from another machine, or copy it away each day.
ANCHORS_ROOT = Path(os.environ.get("GONGZHI_ANCHORS", VAR / "anchors"))
BACKUPS_ROOT = Path(os.environ.get("GONGZHI_BACKUPS", VAR / "backups"))
# Tables that neither a backup nor a move to another engine takes along, and why.
NOT_EXPORTED = {
    "sessions.Session": "who is signed in now: a stolen backup must not open a door",
    "usersessions.UserSession": "the keys of those sessions",
    "halt.Halt": "whether this machine is halted",
    "keeping.KeepRun": "what was backed up and restored on this machine",
}
# Personal fields: `name:base64 of 32 bytes`, the key to seal with first, older ones behind it, by commas.
FIELD_KEYS = os.environ.get("GONGZHI_FIELD_KEYS", "")
FIELD_CIPHER = os.environ.get("GONGZHI_FIELD_CIPHER", "aes-256-gcm")  # or sm4-gcm
REVEALS_AN_HOUR = int(
    os.environ.get("GONGZHI_REVEALS_AN_HOUR", "30")
)  # one person; from a third of it on, an alarm
ANCHOR_KEY = os.environ.get("GONGZHI_ANCHOR_KEY", "")  # SECRET_KEY signs where this is not set

CAPABILITIES = [
    "gongzhi.registry",
    "gongzhi.programmes",
    "gongzhi.tasks",
    "gongzhi.spaces",
    "gongzhi.projects",
    "gongzhi.funds",
    "gongzhi.payments",
    "gongzhi.statements",
    "gongzhi.giving",
    "gongzhi.settlement",
    "gongzhi.leadership",
    "gongzhi.orders",
    "gongzhi.supervision",
    "gongzhi.papers",
    "gongzhi.cockpit",
    "gongzhi.finances",
    "gongzhi.api",
    "gongzhi.demo",
]
GROUND = [
    "gongzhi.ground.divisions",
    "gongzhi.ground.halt",
    "gongzhi.ground.secrets",
    "gongzhi.ground.accounts",
    "gongzhi.ground.audit",
    "gongzhi.ground.gazetteer",
    "gongzhi.ground.lookup",
    "gongzhi.ground.records",
    "gongzhi.ground.files",
    "gongzhi.ground.notices",
    "gongzhi.ground.todo",
    "gongzhi.ground.jobs",
    "gongzhi.ground.unknowns",
    "gongzhi.ground.imports",
    "gongzhi.ground.submissions",
    "gongzhi.ground.lists",
    "gongzhi.ground.web",
    "gongzhi.ground.keeping",
]
# After our own rooms, so that our templates come before theirs.
SIGN_IN = ["allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    *GROUND,
    *CAPABILITIES,
    "gongzhi.config",
    *SIGN_IN,
]
MIDDLEWARE = [
    "gongzhi.ground.web.headers.close_the_windows",
    "csp.middleware.CSPMiddleware",
    "gongzhi.config.journal.keep_a_journal",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongzhi.ground.web.drafting.ask_for_a_name",
    "gongzhi.ground.web.viewers.know_the_viewer",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongzhi.ground.web.signing.limits.keep_sessions_short",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gongzhi.ground.web.refusals.say_refusals_aloud",
    "gongzhi.ground.web.halting.only_look_while_halted",
]
ROOT_URLCONF = "gongzhi.config.urls"
WSGI_APPLICATION = "gongzhi.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "gongzhi.config.frame.frame",
            ],
            "builtins": ["gongzhi.ground.web.templatetags.forms"],
        },
    }
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
# Which of the two readings of a good password holds: asvs or dengbao, see ground/accounts/rules.py.
PASSWORD_PROFILE = os.environ.get("GONGZHI_PASSWORDS", "asvs")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gongzhi.ground.accounts.passwords.ByProfile"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR = "required"  # or optional: the demo and the tests
CODE_HOURS = 72  # how long a code on a slip is good for
IDLE_MINUTES = int(os.environ.get("GONGZHI_IDLE_MINUTES", "30"))
SESSION_HOURS = 12
SESSIONS_AT_MOST = 5  # places in which one person is signed in at a time
KNOWN_COOKIE = "known"
ACCOUNT_ADAPTER = "gongzhi.ground.web.signing.adapters.AccountAdapter"
MFA_ADAPTER = "gongzhi.ground.web.signing.adapters.FactorAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Wrong tries a name (all strangers together), a name in a browser known to be its owner's, and an address.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/15m/key",
    "address_failed": "100/15m/ip",
    "known_failed": "10/15m/key",
    "reauthenticate": "10/15m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("GONGZHI_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # steps of 30 s: phones' clocks differ
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Counts of tries are shared by all processes; a full table would forget them, so it is large. `near` is each process's
# own, for what can be worked out again.
CACHES = {
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "gongzhi_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}
# What was said to one person is of no use to the next one at the same browser.
MESSAGE_STORAGE = "gongzhi.ground.web.flashes.Flashes"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gongzhi.ground.web.drafting.no_csrf"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
METRICS = os.environ.get("GONGZHI_METRICS", "0") == "1"
METRICS_FROM = os.environ.get("GONGZHI_METRICS_FROM", "127.0.0.1,::1").split(",")
LOGGING = logging_at(os.environ.get("GONGZHI_LOG_LEVEL", "INFO"))
