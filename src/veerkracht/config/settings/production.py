"""Production: secure cookies, HSTS, a real sender; refuses to start half configured."""

import sys

from .base import *  # noqa: F403 settings modules extend each other this way
from .base import ALLOWED_HOSTS, CONTENT_SECURITY_POLICY, SECRET_KEY, VAR
from .environment import ENV, WRONG_SETTING
from .mailer import mailer_settings

for _name, _value in (("VEERKRACHT_SECRET_KEY", SECRET_KEY), ("VEERKRACHT_ALLOWED_HOSTS", ALLOWED_HOSTS)):
    if not _value:
        print(f"{_name} is empty. Production needs a value; docs/operate/settings.md says which.", file=sys.stderr)
        sys.exit(WRONG_SETTING)

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True  # type: ignore[index]  # plain dictionaries
globals().update(mailer_settings(ENV.mail_url))
