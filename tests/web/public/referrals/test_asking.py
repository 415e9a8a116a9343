import datetime as dt

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.factories.companies import OccasionFactory
from tests.factories.referrals import ReferralCardFactory
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.mail.models import Mail
from veerkracht.web.public.referrals import seals, views


def test_question_arrives_and_says_by_which_day_it_is_answered(open_form, visitor):
    response = visitor.post("/vraag/", open_form(text="Hoe begin ik?", company_name="Bakkerij Bol"), follow=True)
    question = Question.objects.get()
    assert (question.text, question.email, question.company_name) == (
        "Hoe begin ik?",
        "vrager@example.org",
        "Bakkerij Bol",
    )
    assert response.redirect_chain == [("/vraag/bedankt/?dag=2019-09-25", 302)]
    assert "wo 25 sep 2019" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("?bron=scan", "scan"),
        ("?bron=bijeenkomst", "event"),
        ("?bron=mijn", "portal"),
        ("?bron=phone", "site"),
        ("", "site"),
    ],
)
def test_the_page_that_led_to_the_form_is_the_source(open_form, visitor, query, source):
    page = visitor.get(f"/vraag/{query}").content.decode()
    assert ("bron=" in page) is (source != "site"), "only a known source goes along"
    visitor.post(f"/vraag/{query}", open_form())
    assert Question.objects.get().source == source


def test_question_by_card_remembers_the_card(open_form, visitor, programme, the_pionier):
    occasion = OccasionFactory.create(programme=programme)
    card = ReferralCardFactory.create(programme=programme, pionier=the_pionier, occasion=occasion)
    path = f"/k/{card.code.lower()}/vraag/"
    visitor.post(f"{path}?bron=scan", open_form(path))
    assert Question.objects.get().card == card
    assert Question.objects.get().source == "card"
    assert Touchpoint.objects.get().occasion == occasion


@pytest.mark.parametrize(("hours", "keeps"), [(0, True), (23, True), (24, False), (100, False)])
def test_question_by_a_form_that_was_open_when_its_card_went(
    open_form, visitor, programme, the_pionier, hours: int, keeps: bool
):
    """The question is always welcome; for a day after the withdrawal it still says which card it came by."""
    card = ReferralCardFactory.create(programme=programme, pionier=the_pionier)
    path = f"/k/{card.code}/vraag/"
    sent = open_form(path)
    card.withdrawn_at = programme.now() - dt.timedelta(hours=hours, seconds=1)
    card.save()
    assert visitor.post(path, sent).status_code == 302
    assert Question.objects.get().card == (card if keeps else None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "x" * 4001),
        ("email", ""),
        ("email", "geen adres"),
        ("company_name", "x" * 201),
        ("text", "a\x00b"),
    ],
)
def test_wrong_field_is_named_and_everything_typed_is_kept(open_form, visitor, field, value):
    typed = {"text": "Mijn lange verhaal", "email": "ik@example.org", "company_name": "Bakkerij Bol", field: value}
    response = visitor.post("/vraag/", open_form(**typed))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    page = response.content.decode()
    for name in {"text", "email", "company_name"} - {field}:
        assert typed[name] in page
    assert not Question.objects.exists()


def test_double_click_is_one_question(open_form, visitor):
    sent = open_form()
    first, second = visitor.post("/vraag/", sent), visitor.post("/vraag/", sent)
    assert first["Location"] == second["Location"]
    assert Question.objects.count() == Mail.objects.count() == 1


def test_robot_that_fills_in_everything_is_refused_and_told(open_form, visitor):
    response = visitor.post("/vraag/", open_form(website="https://spam.example"))
    assert list(response.context["form"].errors) == ["website"]
    assert not Question.objects.exists()


def test_form_sent_within_a_blink_may_be_sent_again(open_form, visitor, monkeypatch):
    monkeypatch.setattr(seals, "QUICKEST", dt.timedelta(minutes=1))
    sent = open_form()
    assert "Hoe begin ik?" in visitor.post("/vraag/", sent).content.decode()
    assert not Question.objects.exists()
    monkeypatch.setattr(seals, "QUICKEST", dt.timedelta())
    assert visitor.post("/vraag/", sent).status_code == 302


@pytest.mark.parametrize("key", ["", "nonsense", "0" * 90])
def test_changed_key_gives_a_new_one_and_keeps_the_text(open_form, visitor, key):
    response = visitor.post("/vraag/", open_form(form_key=key))
    assert "Hoe begin ik?" in response.content.decode()
    fresh = response.context["form"]["form_key"].value()
    assert fresh != key
    assert visitor.post("/vraag/", open_form(form_key=fresh)).status_code == 302


def test_form_of_another_programme_is_not_ours(open_form, visitor, other_programme):
    response = visitor.post("/vraag/", open_form(form_key=seals.seal(other_programme.pk)))
    assert response.status_code == 200
    assert not Question.objects.exists()


def test_form_of_yesterday_gives_a_new_key(programme):
    text = f"{'0' * 32}{(timezone.now() - dt.timedelta(hours=25)).timestamp():.3f}"
    sealed = signing.Signer(salt=f"{seals.SALT}.{programme.pk}").sign(text)
    assert seals.open_seal(sealed, programme.pk).problem == seals.SealProblem.OLD


def test_too_many_questions_are_refused_kindly_with_the_text_kept(open_form, visitor, monkeypatch):
    monkeypatch.setattr(views, "QUESTIONS_PER_VISITOR", 1)
    assert visitor.post("/vraag/", open_form(email="een@example.org")).status_code == 302
    response = visitor.post("/vraag/", open_form(email="twee@example.org", text="Mijn tweede vraag"))
    assert response.status_code == 429
    assert "Mijn tweede vraag" in response.content.decode()
    assert Question.objects.count() == 1


def test_nobody_is_mailed_full_by_others(open_form, programme, monkeypatch):
    """The limit holds for the address that gets the mail, from wherever it is filled in."""
    monkeypatch.setattr(views, "QUESTIONS_PER_ADDRESS", 2)
    codes = [Client(REMOTE_ADDR=f"45.83.0.{n}").post("/vraag/", open_form()).status_code for n in range(1, 4)]
    assert codes == [302, 302, 429]


def test_visitors_behind_our_proxy_are_told_apart(open_form, visitor, monkeypatch):
    monkeypatch.setattr(views, "QUESTIONS_PER_VISITOR", 1)
    codes = [
        visitor.post("/vraag/", open_form(email=f"{n}@example.org"), headers={"x-forwarded-for": f"45.83.0.{n}"})
        for n in (1, 2)
    ]
    assert [response.status_code for response in codes] == [302, 302]


def test_post_needs_the_csrf_token(open_form, programme):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/vraag/", open_form())
    assert response.status_code == 403
    assert not Question.objects.exists()


@pytest.mark.parametrize("day", ["", "nonsense", "2019-13-45", "<script>"])
def test_thank_you_page_stands_any_day(visitor, day):
    response = visitor.get("/vraag/bedankt/", {"dag": day})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()
