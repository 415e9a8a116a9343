"""Mail about stages: the question to a pionier, what came of it, the briefing, and the thanks."""

from django.conf import settings

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

from ..models import Event, StageInvitation, Thanks
from ..queries import EventFigures

KINDS = ("stage_asked", "stage_reminder")


def ask_for_stage(invitation: StageInvitation, *, has_changed: bool = False) -> Mail:
    """Ask a pionier for a stage: two dates, who will be there, and one link to answer."""
    return _to_pionier(invitation, "stage_asked", has_changed=has_changed)


def remind_of_stage(invitation: StageInvitation) -> Mail:
    """Remind a pionier of a question that is not answered."""
    return _to_pionier(invitation, "stage_reminder")


def tell_agreed(invitation: StageInvitation) -> Mail:
    """Confirm a yes: when and where, with the link to calendar file, briefing and materials."""
    return _to_pionier(invitation, "stage_agreed")


def brief(invitation: StageInvitation) -> Mail:
    """Send the briefing in the week before."""
    return _to_pionier(invitation, "stage_briefing")


def _to_pionier(invitation: StageInvitation, kind: str, **more: object) -> Mail:
    request, pionier = invitation.request, invitation.pionier
    return write_to(
        programme=request.programme,
        kind=kind,
        email=pionier.person.email,
        person=pionier.person,
        company=pionier.company,
        language=pionier.person.language,
        context={
            "request": request,
            "invitation": invitation,
            "fan": request.stage.fan,
            "link": address(request.programme, "public:stage-invitation", invitation.token),
            **more,
        },
    )


def tell_fan(invitation: StageInvitation) -> Mail | None:
    """Tell the contact of the fan who comes and when; nothing when nobody is known."""
    request = invitation.request
    contact = request.stage.fan.contact
    if contact is None or not contact.email:
        return None
    return write_to(
        programme=request.programme,
        kind="stage_agreed_fan",
        email=contact.email,
        person=contact,
        language=contact.language,
        context={
            "request": request,
            "invitation": invitation,
            "fan": request.stage.fan,
            "link": address(request.programme, "portal:fan"),
        },
    )


def tell_other_date(invitation: StageInvitation) -> Mail | None:
    """Tell the team that a pionier proposes another date."""
    request = invitation.request
    if not request.programme.contact_email:
        return None
    return write_to(
        programme=request.programme,
        kind="stage_other_date",
        email=request.programme.contact_email,
        language=settings.LANGUAGE_CODE,
        context={
            "request": request,
            "invitation": invitation,
            "fan": request.stage.fan,
            "link": address(request.programme, "team:stage-request", request.pk),
        },
    )


def write_thanks(thanks: Thanks, event: Event, figures: EventFigures) -> Mail:
    """Write the thanks with what came of the evening, and hold it for a person to read and send."""
    person = thanks.pionier.person
    return write_to(
        programme=thanks.programme,
        kind="stage_thanks",
        email=person.email,
        person=person,
        company=thanks.pionier.company,
        language=person.language,
        hold=True,
        context={
            "event": event,
            "figures": figures,
            "link": address(thanks.programme, "portal:pionier"),
        },
    )


def stop_asking(invitation: StageInvitation) -> int:
    """Cancel a question that was not sent yet; return how many."""
    waiting = Mail.objects.filter(
        programme_id=invitation.request.programme_id,
        kind__in=KINDS,
        state__in=[MailState.QUEUED, MailState.HELD],
        text__contains=invitation.token,
    )
    return waiting.update(state=MailState.CANCELLED)
