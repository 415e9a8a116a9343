"""Anybody nominates; the pionier approves the own page by a link."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.pioniers import ProfileRequestFactory
from veerkracht.domain.companies.models import Consent, Person
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Candidate, Nomination, Pionier, ProfileRequest
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.models import Mail
from veerkracht.web.public.pioniers import nominating
from veerkracht.web.public.referrals import seals
from veerkracht.web.public.referrals.seals import seal

GIVEN = {
    "candidate": "Joris Smit", "company_name": "Smit Zagerij", "why": "Zij kiezen zelf.", "name": "Ank",
    "email": "ank@example.org", "agrees": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "QUICKEST", seals.QUICKEST * 0)


def send(client: Client, programme: Programme, **changes: str) -> int:
    """Send the form; return the code of the answer."""
    return client.post(reverse("public:nominate"), {**GIVEN, "form_key": seal(programme.pk), **changes}).status_code


def test_a_nomination_comes_in_and_thanks(visitor: Client, programme: Programme) -> None:
    assert send(visitor, programme) == 302
    assert Candidate.objects.get().state == "hidden_gem"
    assert Mail.objects.get().to_address == "ank@example.org"


@pytest.mark.parametrize("changes", [{"agrees": ""}, {"website": "spam"}, {"form_key": "x"}, {"why": ""}])
def test_nothing_is_kept_without_consent_or_from_a_robot(
    visitor: Client, programme: Programme, changes: dict[str, str]
) -> None:
    assert send(visitor, programme, **changes) == 200
    assert not Person.objects.exists()


def test_a_double_click_is_one_nomination(visitor: Client, programme: Programme) -> None:
    key = seal(programme.pk)
    assert send(visitor, programme, form_key=key) == send(visitor, programme, form_key=key) == 302
    assert Nomination.objects.count() == 1


def test_who_sends_many_waits(visitor: Client, programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nominating, "PER_ADDRESS", 1)
    assert send(visitor, programme) == 302
    assert send(visitor, programme, candidate="Els") == 429
    assert Candidate.objects.count() == 1


def test_a_fan_nominates_without_typing_who_it_is(fan: Client, the_fan: Fan) -> None:
    path = reverse("portal:nominate", args=[the_fan.pk])
    given = {"name": "Joris", "company_name": "Smit", "why": "Anders.", "may_mail": "on"}
    for _ in range(2):
        assert fan.post(path, given).status_code == 302
    made = Nomination.objects.get()
    assert (made.source, made.source_id, made.nominator) == ("fan", the_fan.pk, the_fan.contact)


@pytest.fixture
def asked(the_pionier: Pionier) -> ProfileRequest:
    """Return a link that waits; the profile is not approved yet."""
    Pionier.objects.update(profile_approved_on=None)
    return ProfileRequestFactory.create(pionier=the_pionier, asked_at=the_pionier.programme.now())


def answer(client: Client, asked: ProfileRequest, **given: str) -> str:
    """Answer by the link; return the page one reads then."""
    path = reverse("public:profile-approval", args=[asked.token])
    version = client.get(path).context["yes"].initial["version"] if asked.answered_at is None else ""
    return client.post(path, {"version": version, **given}, follow=True).content.decode()


def test_the_pionier_says_yes_for_each_purpose_apart(visitor: Client, asked: ProfileRequest) -> None:
    answer(visitor, asked, answer="yes", public_profile="on", photo="on", gender="woman")
    pionier = Pionier.objects.get()
    assert pionier.profile_approved_on == pionier.programme.today()
    assert pionier.gender == "woman"
    assert sorted(Consent.objects.given().values_list("purpose", flat=True)) == ["photo", "public_profile"]


def test_reading_does_nothing_and_a_second_answer_neither(visitor: Client, asked: ProfileRequest) -> None:
    path = reverse("public:profile-approval", args=[asked.token])
    visitor.get(path)
    assert Pionier.objects.get().profile_approved_on is None
    assert "Iets anders" in answer(visitor, asked, remark="Iets anders")
    visitor.post(path, {"answer": "yes", "public_profile": "on"})
    assert Pionier.objects.get().profile_approved_on is None


def test_a_yes_to_another_text_does_not_count(visitor: Client, asked: ProfileRequest) -> None:
    path = reverse("public:profile-approval", args=[asked.token])
    version = visitor.get(path).context["yes"].initial["version"]
    Pionier.objects.update(story="Een andere tekst.")
    page = visitor.post(path, {"answer": "yes", "version": version, "public_profile": "on"})
    assert page.status_code == 200
    assert Pionier.objects.get().profile_approved_on is None


def test_an_old_link_says_so(visitor: Client, asked: ProfileRequest) -> None:
    ProfileRequest.objects.update(asked_at=asked.asked_at - dt.timedelta(days=61))
    page = visitor.get(reverse("public:profile-approval", args=[asked.token])).content.decode()
    assert "Deze link is te oud" in page
    visitor.post(reverse("public:profile-approval", args=[asked.token]), {"remark": "x"})
    assert ProfileRequest.objects.get().answered_at is None
