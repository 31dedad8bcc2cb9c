"""The door for a WSGI server such as Granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.production")
application = get_wsgi_application()

from gongzhi.config.safe_start import refuse_to_start_weakly  # noqa: E402 - models load with the application

refuse_to_start_weakly()
