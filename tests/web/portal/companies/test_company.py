"""A company's own page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.domain.companies.test_documents import PDF
from tests.factories.companies import CompanyFactory, ConcreteStepFactory, PositionFactory
from veerkracht.domain.companies.models import CompanyStage, ConcreteStep, Position
from veerkracht.shared.mail.models import Mail

PAGE = "/mijn/bedrijf/"
ENGLISH = {"accept-language": "en"}
FILLED = {"description": "Wij roosteren zelf.", "kind": "experiment", "done_on": "2019-06-01", "evidence_kind": "none"}


@pytest.fixture
def record(company_contact, company):
    path = reverse("portal:step-new", args=[company.pk])
    return lambda **changes: company_contact.post(path, FILLED | changes, headers=ENGLISH)


@pytest.fixture
def ask(company_contact, company):
    path = reverse("portal:company-correction", args=[company.pk])
    return lambda text: company_contact.post(path, {"text": text}, headers=ENGLISH)


def test_steps_and_what_we_know_are_shown(company_contact, company):
    asked = ConcreteStepFactory.create(company=company)
    ConcreteStepFactory.create(company=company, description="Taken back", state="withdrawn")
    text = company_contact.get(PAGE, headers=ENGLISH).text
    for expected in (company.name, company.kvk_number, asked.description, reverse("public:step", args=[asked.token])):
        assert expected in text
    assert "Taken back" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_queries(company_contact, company, number, django_assert_num_queries):
    ConcreteStepFactory.create_batch(number, company=company)
    company_contact.get(PAGE)
    with django_assert_num_queries(5):
        company_contact.get(PAGE)


def test_who_works_at_two_companies_sees_both(company_contact, company):
    person = Position.objects.get(company=company).person
    other = PositionFactory.create(person=person).company
    text = company_contact.get(PAGE).text
    assert company.name in text
    assert other.name in text


def test_an_own_step_counts_at_once_as_the_company_s_word(record):
    assert record().url == PAGE
    step = ConcreteStep.objects.get()
    assert (step.state, step.level, step.recorded_by.email) == ("confirmed", "A1", "company_contact@example.org")
    assert CompanyStage.objects.get().activated_level == "A1"
    assert not Mail.objects.exists()


def test_a_document_makes_it_a2(record):
    record(evidence_kind="document", evidence_document=SimpleUploadedFile("plan.pdf", PDF))
    assert ConcreteStep.objects.get().level == "A2"


def test_a_double_click_is_one_step(record):
    record()
    record()
    assert ConcreteStep.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"description": ""}, "Write in one sentence what your company did."),
        ({"done_on": "2019-12-24"}, "This day is still to come."),
        ({"evidence_kind": "link"}, "You chose a link"),
        ({"evidence_kind": "visit"}, "visit"),
        (
            {"evidence_kind": "document", "evidence_document": SimpleUploadedFile("plan.pdf", b"MZ\x00")},
            "We could not read this",
        ),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_stays(record, changes, error):
    response = record(**changes)
    assert response.status_code == 200
    assert error in response.text
    if "description" not in changes:
        assert FILLED["description"] in response.text
    assert not ConcreteStep.objects.exists()


def test_what_is_not_right_goes_to_the_team(ask, company):
    assert ask("Wij zijn met 12.").url == PAGE
    mail = Mail.objects.get()
    assert (mail.to_address, mail.correspondence.company) == ("team@example.org", company)
    assert "Wij zijn met 12." in mail.text
    assert f"/team/bedrijven/{company.pk}/" in mail.text


def test_an_empty_message_is_not_sent(ask):
    assert "Write what is not right" in ask(" ").text
    assert not Mail.objects.exists()


def test_without_an_address_of_the_team_the_message_is_kept_on_the_page(ask, programme):
    programme.contact_email = ""
    programme.save()
    text = ask("Wij zijn met 12.").text
    assert "The team has no mail address here yet" in text
    assert "Wij zijn met 12." in text


def test_somebody_who_writes_without_end_has_to_wait(ask, monkeypatch):
    monkeypatch.setattr("veerkracht.web.portal.companies.views.CORRECTIONS_PER_HOUR", 1)
    assert [ask("x").status_code for _ in range(2)] == [302, 429]


def test_companies_of_others_are_not_there(company_contact, programme, other_programme, company):
    person = Position.objects.get(company=company).person
    others = [CompanyFactory.create(programme=programme), CompanyFactory.create(programme=other_programme)]
    for found in others:
        for name in ("step-new", "company-correction"):
            assert company_contact.get(reverse(f"portal:{name}", args=[found.pk])).status_code == 404
    Position.objects.filter(person=person).update(ends_on="2019-01-01")
    assert company_contact.get(PAGE).status_code == 404


def test_who_has_no_company_finds_nothing_and_visitors_sign_in(stranger, team, visitor, company):
    assert [client.get(PAGE).status_code for client in (stranger, team, visitor)] == [404, 404, 302]
