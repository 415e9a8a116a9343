"""What people hear about the meeting they signed up for."""

from collections.abc import Sequence

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from .choices import SeatState
from .models import Registration
from .queries.places import Standing


def tell_registration(registration: Registration, news: Sequence[Standing]) -> Mail:
    """Tell who signed up how it stands with everybody: seats, waiting list, offers, what was cancelled."""
    return _write(registration, news, registration.email, "public:registration", registration.token)


def tell_colleague(registration: Registration, news: Standing) -> Mail:
    """Tell a colleague with an address of their own how it stands with them."""
    return _write(registration, [news], news.seat.email, "public:ticket", news.seat.token)


def _write(registration: Registration, news: Sequence[Standing], email: str, page: str, token: str) -> Mail:
    by_state = {state.value: [each for each in news if each.seat.state == state] for state in SeatState}
    context = {
        "event": registration.event,
        "registration": registration,
        "is_over": len(by_state["cancelled"]) == len(news),
        "by_state": by_state,
        "link": address(registration.programme, page, token),
        "agenda": address(registration.programme, "public:agenda"),
    }
    return write_to(
        programme=registration.programme,
        kind="registration",
        email=email,
        person=registration.person if email == registration.email else None,
        company=registration.company,
        language=registration.language,
        context=context,
    )
