"""Write a mail into the outbox, in the transaction of the caller."""

import datetime as dt
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .choices import MailState, Stream
from .models import Mail


@dataclass(frozen=True)
class Permission:
    """On which consent a mailing rests, and the address at which one click ends it."""

    consent_id: int
    unsubscribe_url: str


def write_mail(
    *,
    kind: str,
    to_address: str,
    context: dict[str, object],
    to_name: str = "",
    language: str = "nl",
    programme_id: int | None = None,
    is_secret: bool = False,
    forgets_address: bool = False,
    hold: bool = False,
    send_after: dt.datetime | None = None,
    permission: Permission | None = None,
    reply_to: str = "",
) -> Mail:
    """Render `mail/<kind>.txt` (first line: subject) and its HTML twin, and queue them.

    The text template holds a greeting, paragraphs and one link on a line of its own; the HTML is made from the same
    text, so that both always say the same. With a `permission` it is a mailing: it ends with a way out and carries the
    headers for one click. With `forgets_address` nothing tells afterwards to whom it went. Returns the outbox row;
    it is sent after the transaction commits.
    """
    with translation.override(language):
        subject, _newline, text = render_to_string(f"mail/{kind}.txt", context).strip().partition("\n")
        text = text.strip() + "\n" + (way_out(permission) if permission else "")
        html = render_to_string("mail/frame.html", {"blocks": blocks(text), "subject": subject, "language": language})
    return Mail.objects.create(
        kind=kind,
        to_address=to_address,
        to_name=to_name,
        reply_to=reply_to,
        subject=subject.strip()[:250],
        text=text,
        html=html,
        language=language,
        programme_id=programme_id,
        stream=Stream.MAILING if permission else Stream.SERVICE,
        permission_id=permission.consent_id if permission else None,
        unsubscribe_url=permission.unsubscribe_url if permission else "",
        is_secret=is_secret,
        forgets_address=forgets_address,
        state=MailState.HELD if hold else MailState.QUEUED,
        send_after=send_after or timezone.now(),
    )


def way_out(permission: Permission) -> str:
    """Return the last lines of a mailing."""
    why = _("You get this because you asked for it. No longer? One click is enough:")
    return f"\n{why}\n\n[{_('Unsubscribe')}] {permission.unsubscribe_url}\n"


def blocks(text: str) -> list[dict[str, str]]:
    """Split a plain text into paragraphs and buttons (``[Label] https://...`` on a line of its own)."""
    found = []
    for paragraph in text.strip().split("\n\n"):
        line = paragraph.strip()
        if line.startswith("[") and "] http" in line and "\n" not in line:
            label, _, url = line[1:].partition("] ")
            found.append({"kind": "button", "label": label, "url": url.strip()})
        elif line:
            found.append({"kind": "text", "text": line})
    return found
