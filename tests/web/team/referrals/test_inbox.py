"""The list of questions: what waits first, filters, who may read."""

import datetime as dt

import pytest
from django.test import Client

from tests.factories.companies import CompanyFactory, OccasionFactory, PersonFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question

INBOX = "/team/vragen/"
QUERIES = 13


def a_question(programme: Programme, **fields: object) -> Question:
    """Return a question that came by a card handed out at a meeting, from somebody of a known company."""
    pionier = PionierFactory.create(programme=programme)
    card = ReferralCardFactory.create(
        programme=programme, pionier=pionier, occasion=OccasionFactory.create(programme=programme)
    )
    company = CompanyFactory.create(programme=programme)
    return QuestionFactory.create(programme=programme, **{"card": card, "company": company, **fields})


def answered(programme: Programme, **fields: object) -> Question:
    given = {"state": QuestionState.ANSWERED, "answer": "Zo.", "handled_at": programme.now(), **fields}
    return a_question(programme, **given)


def page(client: Client, query: str = "") -> str:
    response = client.get(f"{INBOX}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_each_line_says_who_asks_what_and_through_whom(team: Client, programme: Programme) -> None:
    question = a_question(programme, text="Hoe begin ik met zelfroosteren?")
    text = page(team)
    assert f'href="/team/vragen/{question.pk}/"' in text
    for shown in (
        "Hoe begin ik met zelfroosteren?",
        question.person.name,
        question.company.name,
        question.card.pionier.person.name,
        question.card.occasion.title,
    ):
        assert shown in text


def test_without_a_person_or_company_it_says_what_was_typed(team: Client, programme: Programme) -> None:
    a_question(programme, person=None, company=None, card=None, email="jan@example.org", company_name="Ateliers")
    text = page(team)
    assert "jan@example.org" in text
    assert "Ateliers" in text


@pytest.mark.parametrize(
    ("days", "word", "tone"), [(-1, "late", "wrong"), (0, "today", "careful"), (1, "in time", "good")]
)
def test_the_day_has_a_word_and_a_tone(
    team: Client, programme: Programme, today: dt.date, days: int, word: str, tone: str
) -> None:
    a_question(programme, due_on=today + dt.timedelta(days=days))
    text = team.get(INBOX, headers={"accept-language": "en"}).content.decode()
    assert f'v-badge--{tone}"><span aria-hidden="true">' in text
    assert f"</span> {word}</span>" in text


def test_it_opens_with_what_waits_most_urgent_first(team: Client, programme: Programme, today: dt.date) -> None:
    a_question(programme, text="Derde", due_on=today + dt.timedelta(days=2))
    a_question(programme, text="Eerste", due_on=today - dt.timedelta(days=2))
    a_question(programme, text="Tweede", due_on=today)
    answered(programme, text="Voorbij")
    text = page(team)
    assert text.index("Eerste") < text.index("Tweede") < text.index("Derde")
    assert "Voorbij" not in text
    assert 'v-chip v-chip--active" href="?"' in text, "the default is a chip like any other"


def test_what_is_over_comes_newest_first(team: Client, programme: Programme) -> None:
    answered(programme, text="Oud", asked_at=dt.datetime(2019, 1, 7, 9, tzinfo=dt.UTC))
    answered(programme, text="Nieuw", asked_at=dt.datetime(2019, 8, 7, 9, tzinfo=dt.UTC))
    a_question(programme, text="Wacht nog")
    text = page(team, "?state=answered")
    assert text.index("Nieuw") < text.index("Oud")
    assert "Wacht nog" not in text
    assert "Wacht nog" in page(team, "?state=all")


def test_a_question_taken_back_keeps_its_line_without_text(team: Client, programme: Programme) -> None:
    a_question(programme, text="", state=QuestionState.WITHDRAWN, handled_at=programme.now())
    text = team.get(f"{INBOX}?state=withdrawn", headers={"accept-language": "en"}).content.decode()
    assert "taken back by the sender" in text


@pytest.mark.parametrize(("when", "shown"), [("late", "Gisteren"), ("today", "Vandaag"), ("later", "Morgen")])
def test_filter_by_day(team: Client, programme: Programme, today: dt.date, when: str, shown: str) -> None:
    for text, days in (("Gisteren", -1), ("Vandaag", 0), ("Morgen", 1)):
        a_question(programme, text=f"Vraag {text}", due_on=today + dt.timedelta(days=days))
    text = page(team, f"?due={when}")
    assert [each for each in ("Gisteren", "Vandaag", "Morgen") if f"Vraag {each}" in text] == [shown]


def test_filter_by_pionier(team: Client, programme: Programme) -> None:
    mine, other = a_question(programme, text="Van mij"), a_question(programme, text="Van een ander")
    text = page(team, f"?pionier={mine.card.pionier_id}")
    assert "Van mij" in text
    assert other.text not in text


def test_a_pionier_of_elsewhere_is_no_choice(team: Client, programme: Programme, other_programme: Programme) -> None:
    elsewhere = PionierFactory.create(programme=other_programme)
    assert elsewhere.person.name not in page(team)
    assert page(team, f"?pionier={elsewhere.pk}")


@pytest.mark.parametrize("words", ["zelfroosteren", "roosteren pieters", "ateliers", "PIETERS@example"])
def test_search_looks_in_text_sender_and_company(team: Client, programme: Programme, words: str) -> None:
    person = PersonFactory.create(programme=programme, name="Ans Pieters", email="pieters@example.org")
    a_question(programme, text="Over zelfroosteren", person=person, company=None, company_name="Ateliers")
    a_question(programme, text="Iets anders")
    text = page(team, f"?q={words}")
    assert "Over zelfroosteren" in text
    assert "Iets anders" not in text


def test_other_programmes_stay_invisible(team: Client, programme: Programme, other_programme: Programme) -> None:
    a_question(other_programme, text="Van elders")
    assert "Van elders" not in page(team, "?state=all")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    team: Client,
    programme: Programme,
    django_assert_num_queries,  # type: ignore[no-untyped-def]  # a fixture
    count: int,
) -> None:
    for _ in range(count):
        a_question(programme)
    with django_assert_num_queries(QUERIES):
        team.get(INBOX)


def test_a_long_question_is_cut_in_the_list_and_whole_in_the_file(team: Client, programme: Programme) -> None:
    text = "woord " * 60
    a_question(programme, text=text)
    assert text.strip() not in page(team)
    response = team.get(f"{INBOX}?_export=csv")
    assert text.strip() in b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]  # streaming


def test_the_file_holds_no_formulas(team: Client, programme: Programme) -> None:
    a_question(programme, text="=1+1")
    response = team.get(f"{INBOX}?_export=csv")
    assert ";'=1+1;" in b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]  # streaming


def test_an_empty_inbox_says_what_comes_here(team: Client) -> None:
    assert "v-no-rows" in page(team)


@pytest.mark.parametrize("who", ["deputy", "auditor"])
def test_others_hear_why_they_may_not_read(who: str, request: pytest.FixtureRequest, programme: Programme) -> None:
    question = a_question(programme, text="Vertrouwelijk")
    for path in (INBOX, f"{INBOX}{question.pk}/"):
        response = request.getfixturevalue(who).get(path, headers={"accept-language": "en"})
        assert response.status_code == 403
        assert "Only the people who answer questions may read them." in response.content.decode()
        assert "Vertrouwelijk" not in response.content.decode()
