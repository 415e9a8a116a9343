"""Run by the Python that has pretix: its own settings; mail goes nowhere, and only failures are written to the log."""

from pretix.settings import *  # noqa: F403 settings modules extend each other this way

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": True}
