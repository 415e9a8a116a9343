"""What people hear about the meeting they signed up for."""

from collections.abc import Sequence

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from ..choices import SeatState
from ..models import Event, Feedback, Registration, Seat
from ..queries.answers import Summary
from ..queries.places import Standing


def tell_registration(registration: Registration, news: Sequence[Standing], moved: int) -> Mail:
    """Tell who signed up how it stands with everybody: seats, waiting list, offers, what was cancelled."""
    return _write(registration, news, registration.email, "public:registration", registration.token, moved)


def tell_colleague(registration: Registration, news: Standing, moved: int) -> Mail:
    """Tell a colleague with an address of their own how it stands with them."""
    return _write(registration, [news], news.seat.email, "public:ticket", news.seat.token, moved)


def remind(registration: Registration, seats: Sequence[Seat], email: str, page: str, token: str) -> Mail:
    """Remind of the meeting of tomorrow: where, when, which codes, and how to say no."""
    return write_to(
        programme=registration.programme,
        kind="registration_reminder",
        email=email,
        person=registration.person if email == registration.email else None,
        company=registration.company,
        language=registration.language,
        context={
            "event": registration.event,
            "seats": seats,
            "link": address(registration.programme, page, token),
        },
    )


def _write(registration: Registration, news: Sequence[Standing], email: str, page: str, token: str, moved: int) -> Mail:
    by_state = {state.value: [each for each in news if each.seat.state == state] for state in SeatState}
    context = {
        "event": registration.event,
        "registration": registration,
        "is_over": len(by_state["cancelled"]) == len(news),
        "by_state": by_state,
        "is_moved": any(each.seat.told_moved < moved for each in news),
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


def _about_feedback(feedback: Feedback, kind: str) -> Mail | None:
    person, programme = feedback.person, feedback.programme
    if person is None or not person.email:
        return None
    return write_to(
        programme=programme,
        kind=kind,
        email=person.email,
        person=person,
        language=person.language,
        context={"event": feedback.event, "link": address(programme, "public:feedback", feedback.token)},
    )


def ask_how_it_was(feedback: Feedback) -> Mail | None:
    """Ask who came two questions; each is one tap on the page behind the link."""
    return _about_feedback(feedback, "feedback_asked")


def ask_once_more(feedback: Feedback) -> Mail | None:
    """Ask a second and last time."""
    return _about_feedback(feedback, "feedback_again")


def tell_missed(seat: Seat) -> Mail:
    """Tell who had a seat and did not come that they were missed, and what comes next; nobody is thanked for coming."""
    programme = seat.event.programme
    return write_to(
        programme=programme,
        kind="meeting_missed",
        email=seat.email,
        person=seat.person,
        language=seat.registration.language if seat.registration else "nl",
        context={"event": seat.event, "agenda": address(programme, "public:agenda")},
    )


def tell_summary(event: Event, pionier: Pionier, summary: Summary) -> Mail:
    """Tell a pionier what people said about the evening, together and without names."""
    return write_to(
        programme=event.programme,
        kind="feedback_summary",
        email=pionier.person.email,
        person=pionier.person,
        language=pionier.person.language,
        context={"event": event, "summary": summary},
    )
