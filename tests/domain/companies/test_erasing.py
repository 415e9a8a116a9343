"""Tests about forgetting somebody: nothing that identifies them stands anywhere, and every count stays."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.files.base import ContentFile

from tests.domain.companies.dump import places_of
from tests.factories.accounts import UserFactory
from tests.factories.companies import CompanyFactory, PersonFactory, TouchpointFactory
from tests.factories.consents import ConsentFactory
from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import (
    change_person,
    erase_person,
    record_step,
    send_mailing,
    void_touchpoint,
)
from veerkracht.domain.companies.choices import ConsentPurpose, EvidenceKind, RightsKind, StepKind
from veerkracht.domain.companies.models import Company, ConcreteStep, Person, RightsRequest, Touchpoint
from veerkracht.domain.events.actions import commit_import, start_import, undo_import
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.models import Tally
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.pioniers.actions import change_profile
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.actions import answer_question, ask_question
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.sheets import read_pasted

AT = dt.datetime(2019, 9, 23, 10, tzinfo=dt.UTC)
NAME, EMAIL, PHONE = "Wilhelmina van Zwanenburg-d'Hond", "w.zwanenburg@hond.example.org", "+31612345678"
OLD_NAME, OLD_EMAIL = "Wilhelmina Zwanenburg", "mien@vroeger.example.org"
EVERYTHING = ("zwanenburg", "wilhelmina", "mien@vroeger", "12345678", "1234 5678")
LIST = f"""Naam\tBedrijf\tE-mail\tTelefoon
{NAME}\tHondenstal\t{EMAIL}\t06-1234 5678
Piet Puk\tBakker Puk\tpiet@puk.example.org\t"""


def everywhere(programme: Programme) -> Person:
    """Return somebody who left a trace in every word of the product."""
    user = UserFactory.create(email=EMAIL, name=NAME)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    person = PersonFactory.create(programme=programme, name=OLD_NAME, email=OLD_EMAIL)
    company = CompanyFactory.create(programme=programme)
    change_person(person=person, name=NAME, email=EMAIL, phone=PHONE, by=None)
    person.refresh_from_db()
    person.user = user
    person.save()
    _in_facts_and_lists(programme, person, company)
    _in_questions_and_mail(programme, person)
    pionier = PionierFactory.create(programme=programme, person=person, company=company, appointed=True)
    change_profile(pionier=pionier, profile={"story": f"Ik ben {NAME}."}, by=None)
    change_profile(pionier=pionier, profile={"story": f"{NAME} vertelt."}, by=None)
    publish(programme, ItemKind.STORY, told_by=person, title=f"Hoe {NAME} het deed")
    RightsRequest.objects.create(
        programme=programme,
        person=person,
        kind=RightsKind.ERASE,
        name=NAME,
        email=EMAIL,
        note=f"Ik, {NAME}, wil weg.",
        received_on=AT.date(),
        due_on=AT.date() + dt.timedelta(days=30),
    )
    return person


def _in_facts_and_lists(programme: Programme, person: Person, company: Company) -> None:
    fact = TouchpointFactory.create(programme=programme, person=person, company=company)
    void_touchpoint(touchpoint=fact, reason=f"{NAME} was er niet", at=AT, by=None)
    TouchpointFactory.create(programme=programme, person=person, company=company, evidence=f"gezien door {NAME}")
    for committed in (True, False):
        event = EventFactory.create(programme=programme)
        sheet = read_pasted(LIST)
        batch = start_import(event=event, file_name=f"lijst van {NAME}.txt", sheet=sheet, at=AT, by=None)
        if committed:
            commit_import(batch=batch, at=AT, by=None)
    gone = EventFactory.create(programme=programme)
    other = read_pasted(f"Naam\tBedrijf\tE-mail\n{OLD_NAME}\tElders\t{OLD_EMAIL}")
    undone = start_import(event=gone, file_name="oud.txt", sheet=other, at=AT, by=None)
    undo_import(batch=commit_import(batch=undone, at=AT, by=None), at=AT, by=None)
    for content in (f"%PDF plan van {NAME}", "%PDF plan zonder naam"):
        record_step(
            company=company,
            contact=person,
            kind=StepKind.ACTION_PLAN,
            description=f"Samen met {NAME} ({EMAIL}, 06 - 1234 5678) maakte het team een plan.",
            done_on=AT.date(),
            evidence_kind=EvidenceKind.DOCUMENT,
            evidence_document=ContentFile(content.encode(), name="plan.pdf"),
            by=None,
        )
    colleague = PersonFactory.create(programme=programme)
    record_step(
        company=company,
        contact=colleague,
        kind=StepKind.EXPERIMENT,
        description=f"Proef van {NAME}.",
        done_on=AT.date(),
        evidence_kind=EvidenceKind.NONE,
        by=None,
    )


def _in_questions_and_mail(programme: Programme, person: Person) -> None:
    ConsentFactory.create(person=person, given=True, proof=f"formulier {NAME}")
    ConsentFactory.create(person=person, withdrawn=True, purpose=ConsentPurpose.PHOTO, end_reason=f"belde {PHONE}")
    context: dict[str, object] = {"consent": "", "link": "", "until": ""}
    people, purpose = Person.objects.of(programme), ConsentPurpose.NEWSLETTER
    send_mailing(programme=programme, kind="consent_asked", people=people, purpose=purpose, context=context, by=None)
    for email, text in ((EMAIL, f"Groet, {NAME}, {PHONE}"), ("ander@example.org", f"Kent u {NAME} ({EMAIL.upper()})?")):
        asked = ask_question(programme=programme, email=email, text=text, at=AT, form_key=uuid.uuid4(), by=None)
        answer_question(question=asked, answer=f"Beste {NAME}", at=AT, by=None)


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep documents in a place of this test's own."""
    monkeypatch.setattr(settings, "VAR", tmp_path)
    return tmp_path


def counted(programme: Programme) -> dict[str, object]:
    """Return everything that is counted."""
    refresh_figures(programme=programme, rebuild=True)
    return {
        "facts": Touchpoint.objects.live().count(),
        "mails": Mail.objects.count(),
        "steps": ConcreteStep.objects.count(),
        "tallies": sorted(map(str, Tally.objects.values_list("dimension", "member", "measure", "quarter", "amount"))),
    }


def test_nothing_of_who_is_erased_is_found_anywhere(
    programme: Programme, var: Path, django_capture_on_commit_callbacks
) -> None:
    person = everywhere(programme)
    assert len(places_of(*EVERYTHING)) > 15
    before = counted(programme)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=person, at=AT, by=None)
    assert places_of(*EVERYTHING) == []
    assert counted(programme) == before
    documents = [path.read_text() for path in var.rglob("*") if path.is_file()]
    assert documents == ["%PDF plan zonder naam"]


def test_others_keep_what_is_theirs(programme: Programme, other_programme: Programme, var: Path) -> None:
    namesake = PersonFactory.create(programme=programme, name=NAME)
    elsewhere = PersonFactory.create(programme=other_programme, name=NAME, email=EMAIL, phone=PHONE)
    person = everywhere(programme)
    erase_person(person=person, at=AT, by=None)
    namesake.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (namesake.name, elsewhere.name, elsewhere.email, elsewhere.phone) == (NAME, NAME, EMAIL, PHONE)
    assert "events_importrow" in places_of("Piet Puk")
    assert ConcreteStep.objects.filter(description__contains=NAME).exists()


def test_a_second_time_changes_nothing(programme: Programme) -> None:
    person = PersonFactory.create(programme=programme)
    first = erase_person(person=person, at=AT, by=None)
    assert erase_person(person=person, at=AT + dt.timedelta(days=1), by=None).anonymised_at == first.anonymised_at


def test_a_sign_in_of_the_team_stays(programme: Programme, team_user: User) -> None:
    person = PersonFactory.create(programme=programme, user=team_user, email="ander@example.org")
    erase_person(person=person, at=AT, by=None)
    team_user.refresh_from_db()
    assert team_user.is_active
    assert team_user.name
