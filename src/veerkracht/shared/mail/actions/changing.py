"""What the team decides about texts, pace and addresses."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import BlockReason, MailState
from ..delivery import block
from ..models import BlockedAddress, Mail, MailPace, MailTemplate
from ..rules import Pace
from ..wording import Words, problems


class WordsNotRight(Refused):
    """The words use a field that is not there, or leave out a link."""

    message = _("These words cannot be used.")


class AddressNotBlocked(Refused):
    """Somebody lifted it already."""

    message = _("This address gets mail again already: somebody was before you.")


@action
def save_words(
    *, programme_id: int, kind: str, language: str, words: Words, at: dt.datetime, by: AbstractBaseUser | None
) -> MailTemplate:
    """Use these words for a kind of mail from now on; earlier versions stay. Raises WordsNotRight."""
    wrong = problems(kind, words)
    if wrong:
        raise WordsNotRight(" ".join(wrong))
    versions = _held_versions(programme_id, kind, language)
    newest = versions.first()
    if newest is not None and newest.is_used and (newest.subject, newest.text) == words:
        about(newest, repeated=True)
        return newest
    versions.filter(is_used=True).update(is_used=False)
    number = 1 if newest is None else newest.version + 1
    return MailTemplate.objects.create(
        programme_id=programme_id,
        kind=kind,
        language=language,
        version=number,
        subject=words.subject,
        text=words.text,
        made_at=at,
        made_by_id=by.pk if by else None,
    )


@action
def use_original_words(*, programme_id: int, kind: str, language: str, by: AbstractBaseUser | None) -> int:
    """Go back to the words of the product; the team's versions stay to be used again. Return how many were in use."""
    return _held_versions(programme_id, kind, language).filter(is_used=True).update(is_used=False)


def _held_versions(programme_id: int, kind: str, language: str) -> "QuerySet[MailTemplate]":
    """Return the versions, while nobody else makes one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('mail.words'), hashtext(%s))", [f"{programme_id} {kind} {language}"]
        )
    return MailTemplate.objects.of(programme_id, kind, language)


@action
def set_pace(*, programme_id: int, pace: Pace, by: AbstractBaseUser | None) -> MailPace:
    """Set the quiet hours and how many mails a week are enough for one person."""
    fields = {
        "quiet_from": pace.quiet_from,
        "quiet_until": pace.quiet_until,
        "quiet_on_sunday": pace.quiet_on_sunday,
        "weekly_most": pace.weekly_most,
    }
    return MailPace.objects.update_or_create(programme_id=programme_id, defaults=fields)[0]


@action
def block_address(
    *, programme_id: int, address: str, detail: str, at: dt.datetime, by: AbstractBaseUser | None
) -> BlockedAddress:
    """Send this address no more mail, because somebody told the team."""
    return block(programme_id, address.strip().lower(), BlockReason.TEAM, detail=detail, at=at, by=by)


@action
def lift_block(*, blocked: BlockedAddress, reason: str, at: dt.datetime, by: AbstractBaseUser | None) -> BlockedAddress:
    """Mail this address again; what was stopped meanwhile waits for the team. Raises AddressNotBlocked."""
    blocked = BlockedAddress.objects.select_for_update(of=("self",)).get(pk=blocked.pk)
    if blocked.lifted_at is not None:
        raise AddressNotBlocked
    blocked.lifted_at, blocked.lifted_by_id, blocked.lift_reason = at, by.pk if by else None, reason[:300]
    blocked.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
    stopped = Mail.objects.filter(programme_id=blocked.programme_id, to_address__iexact=blocked.address)
    stopped.filter(state=MailState.STOPPED).update(state=MailState.HELD)
    return blocked
