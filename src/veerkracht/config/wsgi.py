"""The web server's entry point."""

import os

from django.core.wsgi import get_wsgi_application

from .settings.environment import ENV, settings_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_module(ENV))
application = get_wsgi_application()
