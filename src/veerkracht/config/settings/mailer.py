"""Turns VEERKRACHT_MAIL_URL into Django's mail settings."""

from urllib.parse import parse_qsl, unquote, urlparse


def mailer_settings(url: str) -> dict[str, object]:
    """Return settings for ``smtp://``, ``smtps://``, ``anymail+NAME://?key=value``; empty keeps mail in the outbox."""
    parts = urlparse(url)
    if parts.scheme in {"smtp", "smtps"}:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname or "localhost",
            "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.port != 25,
            "EMAIL_TIMEOUT": 20,
        }
    if parts.scheme.startswith("anymail+"):
        provider = parts.scheme.removeprefix("anymail+")
        return {
            "EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend",
            "ANYMAIL": {key.upper(): value for key, value in parse_qsl(parts.query)},
        }
    return {}
