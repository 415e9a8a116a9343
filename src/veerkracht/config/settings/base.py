"""Settings that hold everywhere. What differs per place stands in the modules beside this one."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlparse

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from veerkracht.config import postgres
from veerkracht.shared.logs import logging_settings

from .environment import ENV, PROJECT_ROOT

BASE_URL = ENV.base_url or f"http://localhost:{ENV.port}"
SECRET_KEY = ENV.secret_key.get_secret_value()
ALLOWED_HOSTS = [host.strip() for host in ENV.allowed_hosts.split(",") if host.strip()]
DEBUG = False
DEMO = False
REQUIRE_MFA = ENV.require_mfa
VAR = ENV.var
# Every node keeps its own index here; it may be thrown away at any moment.
SEARCH_DIR = VAR / "search"

INSTALLED_APPS = [
    "veerkracht.config",
    "veerkracht.web.public",
    "veerkracht.web.portal",
    "veerkracht.web.team",
    "veerkracht.domain.accounts",
    "veerkracht.domain.programme",
    "veerkracht.domain.budget",
    "veerkracht.domain.companies",
    "veerkracht.domain.knowledge",
    "veerkracht.domain.pioniers",
    "veerkracht.domain.fans",
    "veerkracht.domain.events",
    "veerkracht.domain.referrals",
    "veerkracht.domain.scans",
    "veerkracht.domain.impact",
    "veerkracht.shared.audit",
    "veerkracht.shared.connectors",
    "veerkracht.shared.mail",
    "veerkracht.shared.privacy",
    "veerkracht.shared.ratelimit",
    "veerkracht.shared.search",
    "veerkracht.shared.tasks",
    "veerkracht.shared.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "pghistory",
    "pgtrigger",
    "template_partials",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "veerkracht.shared.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "veerkracht.web.middleware.PermissionsPolicyMiddleware",
    "veerkracht.web.reads.CountReadsMiddleware",
    "veerkracht.web.pagecache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "veerkracht.web.middleware.ProgrammeMiddleware",
    "veerkracht.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "veerkracht.config.urls"
WSGI_APPLICATION = "veerkracht.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "veerkracht.web.context.programme",
                "veerkracht.web.team.rail.rail",
            ],
            "builtins": ["veerkracht.shared.ui.templatetags.ui", "django.templatetags.i18n"],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
        },
    }
]


def database_from_url(url: str) -> dict[str, object]:
    """Turn a PostgreSQL URL into Django's dictionary; a socket folder may stand in ``?host=``."""
    parts = urlparse(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "veerkracht",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


# Without DATABASE_URL the embedded server is used; the command line starts it (config/cli.py, config/postgres).
DATABASES = {"default": database_from_url(ENV.database_url or postgres.dsn(VAR / "postgres"))}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/verder/"
LOGOUT_REDIRECT_URL = "/"

# People come twice a year: a code by mail, no password. Team roles add a second factor.
ACCOUNT_ADAPTER = "veerkracht.web.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = False
# The code that lets somebody in went to the address, so the address needs no other proof.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
# Who asks for codes is counted by web/public/accounts/limits.py in the database, which all nodes share.
ACCOUNT_RATE_LIMITS = {"request_login_code": None}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Veerkracht"

LANGUAGE_CODE = ENV.language
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT_ROOT / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
# Addresses of items hold plain letters only: a title such as "Ideeënbus" would give one that no route knows.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAIL_SITE_NAME = "Veerkracht"
# Addresses of pages take letters without accents: a slug with one would fit no route.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = BASE_URL
# One way in for everybody, and no request to others from an editor's browser.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True
# A picture is looked at in memory: what is larger than this is refused before it is read.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "veerkracht.domain.knowledge.picture_form.PictureForm"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

STATIC_URL = "/static/"
# Files come straight from the apps; only production collects them, with names that carry their content's hash.
STATIC_ROOT: Path | None = None
WHITENOISE_USE_FINDERS = True
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000

PAGE_CACHE_SECONDS = ENV.page_cache_seconds

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_FROM_EMAIL = ENV.mail_from
EMAIL_BACKEND = "veerkracht.shared.mail.backends.ShownInBrowser"

# Without a key the product works; looking up at KVK is then not offered.
KVK = {
    "key": ENV.kvk_key.get_secret_value(),
    "base_url": ENV.kvk_url,
    "version": ENV.kvk_version,
    "ca_bundle": str(ENV.kvk_ca_bundle) if ENV.kvk_ca_bundle else "",
    "daily_budget": ENV.kvk_daily_budget,
}
# Whether an invented register in this process answers instead of KVK's; only the example does that.
KVK_IS_INVENTED = False

LOGGING = logging_settings(ENV.log_level)
DJANGO_TABLES2_TEMPLATE = "ui/table.html"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "veerkracht.web.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    # The CMS editor writes inline styles and scripts of its own; docs/decisions tells why only /cms/ is excepted.
    "EXCLUDE_URL_PREFIXES": ["/cms/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
