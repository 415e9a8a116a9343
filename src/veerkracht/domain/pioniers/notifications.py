"""Which mail goes to nominators, and to a pionier about the own profile."""

from django.conf import settings

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from .models import Nomination, Pionier, ProfileRequest


def thank_nominator(nomination: Nomination) -> Mail | None:
    """Thank who nominated somebody, if they agreed to be mailed; it never says how far the candidate is."""
    return _to_nominator(nomination, "nomination_thanks", {})


def tell_nominator(nomination: Nomination, pionier: Pionier) -> Mail | None:
    """Tell who nominated somebody that this person is a pionier now."""
    link = address(nomination.programme, "public:pioniers")
    return _to_nominator(nomination, "nomination_news", {"pionier": pionier, "link": link})


def _to_nominator(nomination: Nomination, kind: str, context: dict[str, object]) -> Mail | None:
    nominator = nomination.nominator
    if nominator is None or not nomination.may_mail or not nominator.email:
        return None
    return write_to(
        programme=nomination.programme,
        kind=kind,
        email=nominator.email,
        person=nominator,
        language=nominator.language,
        context={"nomination": nomination, **context},
    )


def ask_about_profile(request: ProfileRequest) -> Mail:
    """Ask the pionier whether the own text is right and what may be shown, with one link."""
    pionier = request.pionier
    return write_to(
        programme=pionier.programme,
        kind="profile_asked",
        email=pionier.person.email,
        person=pionier.person,
        language=pionier.person.language,
        context={"link": address(pionier.programme, "public:profile-approval", request.token)},
    )


def tell_about_profile(request: ProfileRequest) -> Mail | None:
    """Tell who asked what the pionier answered; nothing when that person is gone."""
    asked_by, pionier = request.asked_by, request.pionier
    if asked_by is None or not asked_by.email:
        return None
    return write_to(
        programme=pionier.programme,
        kind="profile_answered",
        email=asked_by.email,
        language=settings.LANGUAGE_CODE,
        context={
            "request": request,
            "pionier": pionier,
            "link": address(pionier.programme, "team:pionier", pionier.pk),
        },
    )
