"""The backend of demo and development: mail stays in the outbox, where the browser shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class ShownInBrowser(BaseEmailBackend):
    """Accept every message without sending it anywhere."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many messages were accepted."""
        return len(email_messages)
