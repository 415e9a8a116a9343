"""Record a step, look at it, add evidence, take it back."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.domain.companies.test_documents import PDF
from tests.factories.companies import CompanyFactory, ConcreteStepFactory, PersonFactory, PositionFactory
from veerkracht.domain.companies.actions import confirm_step, correct_step, note_contribution
from veerkracht.domain.companies.models import CompanyStage, ConcreteStep, Person
from veerkracht.shared.mail.models import Mail

FILLED = {
    "description": "Twee teams roosteren zelf.",
    "kind": "experiment",
    "done_on": "2019-06-01",
    "evidence_kind": "none",
    "contact_name": "Anna",
    "contact_email": "anna@example.org",
}


@pytest.fixture
def path(company) -> str:
    return reverse("team:step-new", args=[company.pk])


def pdf(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.pdf", content, content_type="application/pdf")


def page_of(step: ConcreteStep, name: str = "step") -> str:
    return reverse(f"team:{name}", args=[step.pk])


def test_a_step_without_evidence_asks_the_company(sent, path, company):
    response = sent(path, FILLED)
    step = ConcreteStep.objects.get()
    assert response.url == page_of(step)
    assert (step.state, step.contact.email, step.done_on) == ("asked", "anna@example.org", dt.date(2019, 6, 1))
    assert step.contact.positions.get().company == company
    assert Mail.objects.get().state == "queued"


def test_the_mail_can_wait_as_a_draft(sent, path):
    sent(path, FILLED | {"hold_mail": "on"})
    assert Mail.objects.get().state == "held"


def test_somebody_who_is_known_can_be_chosen(sent, seen, path, company):
    anna = PositionFactory.create(company=company, person__programme=company.programme, person__name="Anna").person
    PositionFactory.create(company=company, person=PersonFactory.create(programme=company.programme, email=""))
    assert seen(path).count("<option") == 6 + 2
    sent(path, FILLED | {"contact": anna.pk, "contact_email": "", "contact_name": ""})
    assert ConcreteStep.objects.get().contact == anna


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        ({"evidence_kind": "link", "evidence_url": "example.org/plan"}, "A2"),
        ({"evidence_kind": "document", "evidence_document": pdf()}, "A2"),
        ({"evidence_kind": "visit"}, "A3"),
    ],
    ids=["link", "document", "visit"],
)
def test_evidence_counts_at_once(sent, path, evidence, level):
    sent(path, FILLED | {"contact_email": "", "contact_name": ""} | evidence)
    assert ConcreteStep.objects.get().level == level
    assert CompanyStage.objects.get().activated_level == level


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"description": ""}, "Write in one sentence what the company did."),
        ({"done_on": "2019-12-01"}, "This day is still to come."),
        ({"done_on": "gisteren"}, "This is not a day."),
        ({"contact_email": ""}, "Whom can we mail?"),
        ({"contact_email": "anna"}, "There is no @ in this."),
        ({"evidence_kind": "link"}, "You chose a link: paste it here"),
        ({"evidence_kind": "link", "evidence_url": "no link"}, "This is not a link."),
        ({"evidence_kind": "document"}, "You chose a document: add it here"),
        ({"evidence_kind": "document", "evidence_document": pdf(b"MZ\x90\x00")}, "We could not read this as a PDF"),
        ({"evidence_kind": "document", "evidence_document": pdf(b"")}, "This file is empty."),
        ({"evidence_kind": "document", "evidence_document": pdf(PDF + b" " * 10_000_000)}, "larger than 10 MB"),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_stays(sent, path, fields, error):
    response = sent(path, FILLED | fields)
    assert response.status_code == 200
    assert error in response.text
    if "description" not in fields:
        assert FILLED["description"] in response.text
    assert not ConcreteStep.objects.exists()
    assert not Person.objects.filter(email="anna@example.org").exists()


def test_a_file_that_a_browser_forgets_is_asked_again(sent, path):
    response = sent(path, FILLED | {"description": "", "evidence_kind": "document", "evidence_document": pdf()})
    assert "Choose the document again" in response.text


@pytest.fixture
def with_document(sent, path) -> ConcreteStep:
    sent(path, FILLED | {"evidence_kind": "document", "evidence_document": pdf()})
    return ConcreteStep.objects.get()


def test_the_document_is_a_download_for_the_team_only(team, auditor, stranger, company_contact, visitor, with_document):
    address = page_of(with_document, "step-document")
    response = team.get(address)
    assert response.getvalue() == PDF
    assert response["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    answers = [client.get(address) for client in (auditor, stranger, company_contact, visitor)]
    assert [answer.status_code for answer in answers] == [200, 403, 403, 302]
    answers[0].close()


def test_a_step_without_document_has_none(team, company):
    step = ConcreteStepFactory.create(company=company)
    assert team.get(page_of(step, "step-document")).status_code == 404


def test_a_document_that_got_lost_is_not_there(team, with_document):
    with_document.evidence_document.storage.delete(with_document.evidence_document.name)
    assert team.get(page_of(with_document, "step-document")).status_code == 404


def test_the_page_shows_state_evidence_answer_and_mail(seen, with_document, programme):
    text = seen(page_of(with_document))
    for expected in ("shown by evidence", "plan.pdf", "No answer.", "Took a concrete step", "waiting to be sent"):
        assert expected in text
    step = correct_step(step=with_document, correction="Drie teams.", done_on=dt.date(2019, 5, 1), at=programme.now())
    note_contribution(step=step, contribution=3, what_else="Een coach")
    text = seen(page_of(with_document))
    for expected in ("Drie teams.", "What the team wrote first", "Yes, in other words.", "much", "Een coach"):
        assert expected in text


def test_the_page_costs_the_same_queries(team, company, programme, django_assert_num_queries):
    step = ConcreteStepFactory.create(company=company)
    for _ in range(3):
        confirm_step(step=step, at=programme.now())
    team.get(page_of(step))
    with django_assert_num_queries(9):
        team.get(page_of(step))


def test_evidence_can_be_added_later(sent, seen, company, programme):
    step = ConcreteStepFactory.create(company=company)
    assert "nothing yet" not in seen(page_of(step, "step-evidence"))
    assert "You chose a document" in sent(page_of(step, "step-evidence"), {"evidence_kind": "document"}).text
    sent(page_of(step, "step-evidence"), {"evidence_kind": "visit"})
    step.refresh_from_db()
    assert (step.state, step.level) == ("evidenced", "A3")


def test_a_step_is_withdrawn_only_after_a_yes(sent, seen, with_document):
    path = page_of(with_document, "step-withdraw")
    assert "This cannot be undone" in seen(path)
    sent(path)
    with_document.refresh_from_db()
    assert with_document.state == "withdrawn"
    assert not CompanyStage.objects.exists()
    sent(path)
    assert "has withdrawn this" in seen(page_of(with_document))


def test_who_only_looks_sees_but_does_not_change(deputy, company):
    step = ConcreteStepFactory.create(company=company)
    assert deputy.get(page_of(step)).status_code == 200
    for name in ("step-evidence", "step-withdraw"):
        assert deputy.post(page_of(step, name)).status_code == 403


def test_an_auditor_sees_no_name(auditor, company):
    step = ConcreteStepFactory.create(company=company, contact__name="Anna Jansen")
    assert "Anna Jansen" not in auditor.get(page_of(step)).text


def test_steps_of_another_programme_are_not_there(team, other_programme):
    step = ConcreteStepFactory.create(company=CompanyFactory.create(programme=other_programme))
    for name in ("step", "step-withdraw", "step-evidence", "step-document"):
        assert team.get(page_of(step, name)).status_code == 404
