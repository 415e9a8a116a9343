"""A concrete step: recorded, shown, confirmed, corrected, denied, withdrawn (KPI-2)."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from tests.domain.companies.test_documents import PDF
from tests.factories.companies import CONTINUED, CompanyFactory, PersonFactory, TouchpointFactory
from veerkracht.domain.companies.actions import (
    add_evidence,
    confirm_step,
    correct_step,
    deny_step,
    merge_companies,
    note_contribution,
    record_own_step,
    record_step,
    withdraw_step,
)
from veerkracht.domain.companies.actions.steps import (
    DocumentNotAccepted,
    DocumentTooBig,
    EvidenceMissing,
    NobodyToAsk,
    StepIsDenied,
    StepIsWithdrawn,
)
from veerkracht.domain.companies.choices import EvidenceKind, EvidenceLevel, StepKind, StepState
from veerkracht.domain.companies.models import CompanyStage, ConcreteStep, Touchpoint
from veerkracht.domain.companies.rules.steps import MOVES, Move, level_of, link_is_open, next_state
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.mail.models import Mail

DONE = dt.date(2019, 6, 1)


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def contact(programme):
    return PersonFactory.create(programme=programme, email="anna@example.org", name="Anna")


@pytest.fixture
def record(company, contact, team_user):
    def make(**fields: object) -> ConcreteStep:
        wanted = {"kind": StepKind.EXPERIMENT, "description": "Zelf roosteren.", "done_on": DONE, "contact": contact}
        return record_step(company=company, by=team_user, **(wanted | fields))

    return make


def live(step: ConcreteStep):
    return Touchpoint.objects.live().filter(source_kind="step", source_id=step.pk).order_by("pk")


def pdf(name: str = "plan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_kpi_2_without_evidence_nothing_counts_until_the_company_says_yes(record, programme):
    step = record()
    assert (step.state, step.level, live(step).count()) == (StepState.ASKED, "", 0)
    assert not CompanyStage.objects.exists()
    confirm_step(step=step, at=programme.now())
    stage = CompanyStage.objects.get()
    assert (stage.activated_on, stage.activated_level) == (DONE, EvidenceLevel.A1)
    assert stage.activated_by == live(step).get()


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        ({"evidence_kind": EvidenceKind.LINK, "evidence_url": "https://example.org/plan"}, "A2"),
        ({"evidence_kind": EvidenceKind.DOCUMENT, "evidence_document": pdf()}, "A2"),
        ({"evidence_kind": EvidenceKind.VISIT}, "A3"),
    ],
    ids=["link", "document", "visit"],
)
def test_kpi_2_evidence_activates_at_once_and_the_yes_keeps_its_level(record, programme, evidence, level):
    step = record(**evidence)
    assert (step.state, step.level) == (StepState.EVIDENCED, level)
    assert CompanyStage.objects.get().activated_level == level
    assert confirm_step(step=step, at=programme.now()).level == level
    assert live(step).count() == 1


def test_the_contact_is_asked_by_mail_with_the_link(record, company):
    step = record()
    mail = Mail.objects.get()
    assert (mail.kind, mail.to_address, mail.state) == ("confirm_step", "anna@example.org", "queued")
    assert f"/stap/{step.token}/" in mail.text
    assert mail.correspondence.company == company


def test_the_mail_can_wait_as_a_draft(record):
    record(hold_mail=True)
    assert Mail.objects.get().state == "held"


def test_with_evidence_nobody_has_to_be_asked(record):
    step = record(contact=None, evidence_kind=EvidenceKind.VISIT)
    assert live(step).count() == 1
    assert not Mail.objects.exists()


@pytest.mark.parametrize("contact", [None, "without address"])
def test_without_evidence_there_must_be_somebody_to_ask(record, programme, contact):
    person = contact and PersonFactory.create(programme=programme, email="")
    with pytest.raises(NobodyToAsk):
        record(contact=person)
    assert not ConcreteStep.objects.exists()


@pytest.mark.parametrize("kind", [EvidenceKind.LINK, EvidenceKind.DOCUMENT])
def test_evidence_that_is_named_must_be_there(record, kind):
    with pytest.raises(EvidenceMissing):
        record(evidence_kind=kind)


def test_a_document_is_kept_under_a_random_name_outside_the_media(record, tmp_path):
    step = record(evidence_kind=EvidenceKind.DOCUMENT, evidence_document=pdf("../../etc/plan van Anna.PDF"))
    path = Path(step.evidence_document.path)
    assert path.read_bytes() == PDF
    assert path.is_relative_to(tmp_path / "private" / "evidence" / "2019")
    assert (path.suffix, "Anna" in path.name, step.evidence_name) == (".pdf", False, "plan van Anna.PDF")
    with pytest.raises(ValueError, match="no address"):
        _ = step.evidence_document.url


def test_a_document_is_judged_by_its_content(record):
    with pytest.raises(DocumentNotAccepted):
        record(evidence_kind=EvidenceKind.DOCUMENT, evidence_document=pdf(content=b"MZ\x90\x00"))


def test_a_document_of_more_than_10_mb_is_refused(record):
    with pytest.raises(DocumentTooBig):
        record(evidence_kind=EvidenceKind.DOCUMENT, evidence_document=pdf(content=PDF + b" " * 10_000_000))


def test_confirming_twice_is_once(record, programme):
    step = record()
    first = confirm_step(step=step, at=programme.now())
    again = confirm_step(step=step, at=programme.now() + dt.timedelta(days=1))
    assert again.answered_at == first.answered_at
    assert Touchpoint.objects.filter(source_kind="step").count() == 1


def test_a_correction_counts_as_yes_with_the_company_s_own_words_and_day(record, programme):
    step = record(evidence_kind=EvidenceKind.VISIT)
    new_day = dt.date(2019, 5, 2)
    step = correct_step(step=step, correction="Het hele bedrijf.", done_on=new_day, at=programme.now())
    assert (step.state, step.correction, step.description) == (
        StepState.CONFIRMED,
        "Het hele bedrijf.",
        "Zelf roosteren.",
    )
    assert [fact.on for fact in live(step)] == [new_day]
    assert CompanyStage.objects.get().activated_on == new_day
    assert Touchpoint.objects.filter(source_kind="step").count() == 2


def test_a_no_takes_the_step_out_of_the_figures_whatever_evidence(record, programme):
    step = deny_step(step=record(evidence_kind=EvidenceKind.VISIT), at=programme.now())
    assert (step.state, step.level) == (StepState.DENIED, "")
    assert not CompanyStage.objects.exists()
    assert Touchpoint.objects.get().void_reason == "denied by the company"


def test_the_company_may_come_back_on_its_answer(record, programme):
    step = deny_step(step=record(), at=programme.now())
    later = programme.now() + dt.timedelta(hours=1)
    step = confirm_step(step=step, at=later)
    assert (step.state, step.answered_at) == (StepState.CONFIRMED, later)
    deny_step(step=step, at=programme.now())
    assert not CompanyStage.objects.exists()


def test_withdrawing_takes_the_fact_out_and_stops_a_mail_that_waits(record, programme, team_user):
    step = record(hold_mail=True, evidence_kind=EvidenceKind.VISIT)
    other = record(hold_mail=True)
    withdraw_step(step=step, at=programme.now(), by=team_user)
    assert not live(step).exists()
    states = {mail.text.count(other.token): mail.state for mail in Mail.objects.order_by("pk")}
    assert states == {0: "cancelled", 1: "held"}


@pytest.mark.parametrize("answer", [confirm_step, deny_step, withdraw_step])
def test_a_withdrawn_step_is_the_end(record, programme, answer):
    step = withdraw_step(step=record(), at=programme.now(), by=None)
    with pytest.raises(StepIsWithdrawn):
        answer(step=step, at=programme.now(), by=None)


def test_evidence_that_comes_later_raises_the_level(record, programme, team_user):
    step = confirm_step(step=record(), at=programme.now())
    step = add_evidence(
        step=step, evidence_kind=EvidenceKind.DOCUMENT, evidence_document=pdf(), at=programme.now(), by=team_user
    )
    assert (step.state, step.level) == (StepState.CONFIRMED, "A2")
    assert [fact.level for fact in live(step)] == ["A2"]
    assert CompanyStage.objects.get().activated_level == "A2"


def test_evidence_cannot_beat_the_company_s_no(record, programme):
    step = deny_step(step=record(), at=programme.now())
    with pytest.raises(StepIsDenied):
        add_evidence(step=step, evidence_kind=EvidenceKind.VISIT, at=programme.now(), by=None)


def test_kpi_7_the_contribution_is_kept_apart_from_the_yes(record, programme):
    step = confirm_step(step=record(), at=programme.now())
    step = note_contribution(step=step, contribution=3, what_else="Een adviseur.")
    assert (step.contribution, step.what_else, step.state) == (3, "Een adviseur.", StepState.CONFIRMED)
    assert live(step).count() == 1


def test_a_step_that_the_company_records_itself_is_its_yes(company, contact, programme):
    step = record_own_step(
        company=company,
        person=contact,
        kind=StepKind.TRAINING,
        description="x",
        done_on=DONE,
        at=programme.now(),
        by=None,
    )
    assert (step.state, step.level, live(step).count()) == (StepState.CONFIRMED, "A1", 1)
    assert not Mail.objects.exists()


def test_a_step_for_a_company_that_was_merged_goes_to_the_kept_one(record, company, today):
    kept = CompanyFactory.create(programme=company.programme)
    merge_companies(kept=kept, merged=company, on=today, by=None, **CONTINUED)
    step = record(evidence_kind=EvidenceKind.VISIT)
    assert (step.company, live(step).get().company) == (kept, kept)


def test_a_step_goes_along_with_a_merge_and_still_can_be_answered(record, company, today, programme):
    step = record()
    kept = CompanyFactory.create(programme=company.programme)
    merge_companies(kept=kept, merged=company, on=today, by=None, **CONTINUED)
    confirm_step(step=step, at=programme.now())
    assert live(step).get().company == kept


def test_every_answer_leaves_a_line_in_the_trail(record, programme):
    step = record()
    confirm_step(step=step, at=programme.now())
    deny_step(step=step, at=programme.now())
    actions = [line.action for line in AuditLine.objects.about(step)]
    assert actions == ["companies.deny_step", "companies.confirm_step", "companies.record_step"]


def test_earlier_versions_of_a_step_stay_in_its_history(record, programme):
    step = record()
    correct_step(step=step, correction="Anders.", done_on=DONE, at=programme.now())
    earlier = step.history.order_by("pgh_id")
    assert [(row.state, row.correction) for row in earlier] == [("asked", "")]


def test_the_database_lets_a_step_count_once(record):
    step = record(evidence_kind=EvidenceKind.VISIT)
    fact = live(step).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        TouchpointFactory.create(
            programme=step.programme,
            company=step.company,
            kind="step",
            level="A1",
            source_kind="step",
            source_id=fact.source_id,
        )


def test_every_state_can_be_left_but_withdrawn():
    assert all(next_state(StepState.WITHDRAWN, move) is None for move in Move)
    for state in set(StepState) - {StepState.WITHDRAWN}:
        assert next_state(state, Move.WITHDRAW) == StepState.WITHDRAWN
    assert {after for moves in MOVES.values() for after in moves.values()} <= set(StepState)


@pytest.mark.parametrize("evidence", EvidenceKind)
@pytest.mark.parametrize("state", StepState)
def test_kpi_2_a_step_has_a_level_exactly_when_it_counts(evidence, state):
    level = level_of(evidence, state)
    if state == StepState.EVIDENCED and evidence == EvidenceKind.NONE:
        assert level is None
    else:
        assert (level is not None) == (state in {StepState.EVIDENCED, StepState.CONFIRMED})


def test_a_link_in_a_mail_works_for_90_days():
    asked = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
    assert link_is_open(asked, asked + dt.timedelta(days=90))
    assert not link_is_open(asked, asked + dt.timedelta(days=90, seconds=1))
