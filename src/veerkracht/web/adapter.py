"""How sign-in meets the programme: nobody signs up by themselves, and mail goes through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from veerkracht.shared.mail.models import Mail


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up; sign-in codes are outbox rows whose text is wiped once sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: people are added by the team, because a role says what they may see."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Queue allauth's message."""
        context = {"request": self.request, "email": email, **context}
        message = self.render_mail(template_prefix, email, context)
        Mail.objects.create(
            kind="sign_in",
            to_address=email,
            subject=str(message.subject)[:250],
            text=str(message.body),
            language=get_language() or "nl",
            is_secret=True,
            send_after=timezone.now(),
        )
