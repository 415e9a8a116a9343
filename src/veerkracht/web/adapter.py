"""How sign-in meets the programme: nobody signs up by themselves, and mail goes through the outbox."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.writing import blocks
from veerkracht.web.visitor import address_of

A_MOMENT = 15 * 60
LOGIN_CODE = "account/email/login_code"


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up, no passwords; sign-in codes are outbox rows whose text is wiped once sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: people are added by the team, because a role says what they may see."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address, also behind our own proxy."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Ask who has a second factor to show it again before changing it, unless they signed in a moment ago."""
        if not is_mfa_enabled(self.request.user):
            return False
        shown, now = get_authentication_records(self.request, self.request.user), time.time()
        return all(now - record["at"] > A_MOMENT for record in shown)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Return the ways to confirm who one is, the usual one first; a password is none of them."""
        ways = (
            ("mfa_reauthenticate", _("Use a code from your app"), Authenticator.Type.TOTP),
            ("mfa_reauthenticate_webauthn", _("Use a passkey"), Authenticator.Type.WEBAUTHN),
        )
        return [
            {"id": name, "description": words, "url": reverse(name)}
            for name, words, kind in ways
            if is_mfa_enabled(user, [kind])
        ]

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody that the way of signing in changed; the sign-in address is the address."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Queue allauth's message.

        A code is kept out of the programme's own outbox, where colleagues would read each other's codes, except where
        the outbox is the only place to read mail: in the demo and on a developer's machine.
        """
        programme = getattr(self.request, "programme", None)
        language = get_language() or settings.LANGUAGE_CODE
        message = self.render_mail(template_prefix, email, {"programme": programme, "email": email, **context})
        subject, text = str(message.subject)[:250], str(message.body)
        is_code = template_prefix == LOGIN_CODE
        is_shown = not is_code or settings.DEMO or settings.DEBUG
        frame = {"blocks": blocks(text), "subject": subject, "language": language}
        Mail.objects.create(
            kind="sign_in",
            to_address=email,
            subject=subject,
            text=text,
            html=render_to_string("mail/frame.html", frame),
            language=language,
            programme_id=programme.pk if programme is not None and is_shown else None,
            is_secret=is_code,
            send_after=timezone.now(),
        )
