"""A real county. Importing this refuses a weak setting; the WSGI door refuses demo accounts."""

import os

from gongzhi.config.safe_start import refuse_weakness
from gongzhi.config.settings.base import *  # noqa: F403
from gongzhi.config.settings.base import ALLOWED_HOSTS, DEBUG, DEMO_MODE, FIELD_KEYS, SECRET_KEY

refuse_weakness(debug=DEBUG, secret=SECRET_KEY, hosts=ALLOWED_HOSTS, demo=DEMO_MODE, keys=FIELD_KEYS)

os.umask(0o027)  # what this process makes, strangers on the machine do not read

# __Host-: only over TLS, only from this host, for every path; a neighbour's subdomain cannot plant one.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language"
KNOWN_COOKIE = "__Host-known"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
# Other sites may stand below the county's domain, so HSTS speaks for this one only.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
