"""Write a mail into the outbox, in the transaction of the caller."""

import datetime as dt
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .choices import MailState, Stream
from .models import Mail, MailTemplate
from .wording import Words, merged, values_for


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
    may_wait: bool = False,
) -> Mail:
    """Render `mail/<kind>.txt` (first line: subject) and its HTML twin, and queue them.

    The text template holds a greeting, paragraphs and one link on a line of its own; the HTML is made from the same
    text, so that both always say the same. Where the team wrote words of its own for this kind, those are used. A mail
    that `may_wait` keeps to the programme's quiet hours and its most mails a week. With a `permission` it is a mailing:
    it may wait, ends with a way out and carries the headers for one click. With `forgets_address` nothing tells
    afterwards to whom it went. Returns the outbox row; it is sent after the transaction commits.
    """
    with translation.override(language):
        values = values_for(kind, context)
        subject, text = _worded(kind, language, programme_id, context, values)
        text += way_out(permission) if permission else ""
        html = render_to_string("mail/frame.html", {"blocks": blocks(text), "subject": subject, "language": language})
    return Mail.objects.create(
        kind=kind,
        to_address=to_address,
        to_name=to_name,
        reply_to=reply_to,
        subject=subject[:250],
        text=text,
        html=html,
        language=language,
        programme_id=programme_id,
        stream=Stream.MAILING if permission else Stream.SERVICE,
        permission_id=permission.consent_id if permission else None,
        unsubscribe_url=permission.unsubscribe_url if permission else "",
        is_secret=is_secret,
        forgets_address=forgets_address,
        may_wait=may_wait or permission is not None,
        values={} if is_secret or forgets_address else values,
        state=MailState.HELD if hold else MailState.QUEUED,
        send_after=send_after or timezone.now(),
    )


def _worded(
    kind: str, language: str, programme_id: int | None, context: dict[str, object], values: dict[str, str]
) -> Words:
    """Return subject and text: the team's own words when they have some, else those of the file."""
    own = None
    if programme_id is not None:
        own = MailTemplate.objects.of(programme_id, kind, language).filter(is_used=True).first()
    if own is not None:
        return merged(Words(own.subject, own.text), values)
    subject, _newline, text = render_to_string(f"mail/{kind}.txt", context).strip().partition("\n")
    return Words(subject.strip(), text.strip() + "\n")


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
