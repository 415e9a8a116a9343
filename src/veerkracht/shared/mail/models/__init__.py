"""The outbox: mails, the words they are made from, their pace, and addresses that get none."""

from .mail import Mail, MailQuerySet
from .pace import BlockedAddress, MailPace
from .template import MailTemplate

__all__ = ["BlockedAddress", "Mail", "MailPace", "MailQuerySet", "MailTemplate"]
