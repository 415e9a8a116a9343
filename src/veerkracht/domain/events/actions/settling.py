"""After a registration: tie it to a person and a company, and mail how it stands.

The worker does this a moment later, so that nobody waits for a seat while a mail is being written. The mail follows the
state: what changed twice in between is told once.
"""

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import ask_consent
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.choices import ConsentPurpose, ConsentSource
from veerkracht.domain.companies.queries import company_of_visitor
from veerkracht.shared.audit import about, action

from ..models import Registration, Seat, SignUp
from ..notifications import tell_colleague, tell_registration
from ..queries.places import standings


def registration_to_settle() -> Registration | None:
    """Return a registration of which somebody must hear something, held; None when there is none that nobody holds.

    For use inside an action.
    """
    waiting = Registration.objects.filter(pk__in=Seat.objects.to_tell().values("registration_id")).order_by("pk")
    found = waiting.select_for_update(of=("self",), skip_locked=True, no_key=True)
    return found.select_related("programme", "event__occasion", "event__fan", "event__municipality", "company").first()


@action
def settle_next(*, by: User | None) -> Registration | None:
    """Settle one registration and mail its people; return it, or None when nothing waits."""
    registration = registration_to_settle()
    if registration is None:
        return None
    if registration.settled_at is None:
        _tie(registration)
    news = standings(registration)
    changed = [each for each in news if each.seat.told != each.seat.state]
    moved = SignUp.objects.filter(pk=registration.event_id).values_list("moved", flat=True).first() or 0
    if registration.email:
        tell_registration(registration, news, moved)
    for each in changed:
        seat = each.seat
        if seat.email and seat.email != registration.email:
            tell_colleague(registration, each, moved)
        seat.told, seat.told_moved = seat.state, moved
    Seat.objects.bulk_update([each.seat for each in changed], ["told", "told_moved"])
    about(registration, told=len(changed))
    return registration


def _tie(registration: Registration) -> None:
    """Find or make the person who signed up, and the company when it is certain."""
    programme, email = registration.programme, registration.email
    if email:
        registration.person = find_or_add_person(
            programme, email=email, name=registration.name, language=registration.language
        )
        if registration.company is None:
            registration.company = company_of_visitor(
                programme, person=registration.person, name=registration.company_name, email=email
            )
        if registration.wants_news:
            _ask_about_news(registration)
    registration.settled_at = programme.now()
    registration.save(update_fields=["person", "company", "settled_at"])
    registration.seats.filter(company=None).update(company=registration.company)
    registration.seats.filter(email=email).exclude(email="").update(person=registration.person)


def _ask_about_news(registration: Registration) -> None:
    """Mail the link with which the owner of the address says yes to news (MAIL-2); the tick alone is no yes."""
    if registration.person is not None and registration.person.email:
        ask_consent(
            person=registration.person,
            purpose=ConsentPurpose.NEWSLETTER,
            source=ConsentSource.SITE,
            proof=f"registration {registration.pk}",
            at=registration.programme.now(),
            language=registration.language,
            by=None,
        )
