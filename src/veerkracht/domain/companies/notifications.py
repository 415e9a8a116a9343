"""Which mail goes to whom; every mail stands on the page of its person and company."""

import datetime as dt

from django.conf import settings

from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.writing import Permission, write_mail

from .models import Company, ConcreteStep, Consent, Correspondence, Person, RightsRequest


def write_to(
    *,
    programme: Programme,
    kind: str,
    email: str,
    context: dict[str, object],
    person: Person | None = None,
    company: Company | None = None,
    language: str = "nl",
    hold: bool = False,
    send_after: dt.datetime | None = None,
    permission: Permission | None = None,
    reply_to: str = "",
    may_wait: bool = False,
) -> Mail:
    """Queue a mail in this transaction and tie it to the person and company it concerns."""
    mail = write_mail(
        kind=kind,
        to_address=email,
        to_name=person.name if person else "",
        context={"programme": programme, "person": person, "company": company, **context},
        language=language,
        programme_id=programme.pk,
        hold=hold,
        send_after=send_after,
        permission=permission,
        reply_to=reply_to,
        may_wait=may_wait,
    )
    Correspondence.objects.create(programme=programme, mail=mail, person=person, company=company)
    return mail


def ask_to_confirm(step: ConcreteStep, *, hold: bool = False) -> Mail | None:
    """Ask the contact to confirm, correct or deny the step with one tap; nothing when nobody can be asked."""
    contact = step.contact
    if contact is None or not contact.email:
        return None
    return write_to(
        programme=step.programme,
        kind="confirm_step",
        email=contact.email,
        person=contact,
        company=step.company,
        language=contact.language,
        context={"step": step, "link": address(step.programme, "public:step", step.token)},
        hold=hold,
        may_wait=True,
    )


def pass_on_correction(*, company: Company, person: Person, text: str) -> Mail:
    """Mail the team what somebody of the company says is not right in its record."""
    programme = company.programme
    return write_to(
        programme=programme,
        kind="correction_asked",
        email=programme.contact_email,
        company=company,
        language=settings.LANGUAGE_CODE,
        context={"by": person, "text": text, "link": address(programme, "team:company", company.pk)},
    )


def stop_asking(step: ConcreteStep) -> int:
    """Cancel a mail about this step that was not sent yet; return how many."""
    waiting = Mail.objects.filter(
        programme_id=step.programme_id,
        kind="confirm_step",
        state__in=[MailState.QUEUED, MailState.HELD],
        text__contains=step.token,
    )
    return waiting.update(state=MailState.CANCELLED)


def ask_for_yes(consent: Consent, until: dt.datetime) -> Mail:
    """Mail the link with which the owner of the address says yes (MAIL-2): a service mail, asked for by them."""
    return write_to(
        programme=consent.programme,
        kind="consent_asked",
        email=consent.address,
        person=consent.person,
        language=consent.text.language,
        context={
            "consent": consent,
            "until": until,
            "link": address(consent.programme, "public:consent", consent.token),
        },
    )


def write_mailing(
    consent: Consent, *, kind: str, context: dict[str, object], hold: bool, send_after: dt.datetime | None
) -> Mail:
    """Queue one mail of a mailing; it rests on this consent and carries the way out."""
    way_out = address(consent.programme, "public:unsubscribe", consent.token)
    return write_to(
        programme=consent.programme,
        kind=kind,
        email=consent.address,
        person=consent.person,
        language=consent.text.language,
        context=context,
        hold=hold,
        send_after=send_after,
        permission=Permission(consent.pk, way_out),
    )


def tell_extension(request: RightsRequest) -> Mail:
    """Tell who asked about their own data that the answer takes longer, and why."""
    return write_to(
        programme=request.programme,
        kind="rights_extended",
        email=request.email,
        person=request.person,
        language=request.person.language if request.person else settings.LANGUAGE_CODE,
        context={"request": request},
    )
