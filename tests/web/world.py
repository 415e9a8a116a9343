"""One of everything in a programme, and the words by which addresses name it."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from tests.domain.events.seats import coming_meeting, sign_up
from tests.factories.accounts import UserFactory
from tests.factories.companies import (
    CONTINUED,
    CompanyFactory,
    ConcreteStepFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from tests.factories.consents import ConsentFactory
from tests.factories.events import DoorLinkFactory, EventFactory, StageInvitationFactory
from tests.factories.fans import StageFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import (
    AppointmentFactory,
    CandidacyFactory,
    CandidateFactory,
    EngagementFactory,
    PionierFactory,
    ProfileRequestFactory,
)
from tests.factories.programme import MembershipFactory
from tests.factories.referrals import HandoffFactory, ProposalFactory, QuestionFactory, ReferralCardFactory
from tests.factories.undertakings import (
    AccountingYearFactory,
    CompanyNoteFactory,
    NextContactFactory,
    UndertakingLinkFactory,
)
from tests.web.scanning import scanned
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import (
    delete_segment,
    label_companies,
    merge_companies,
    merge_people,
    open_request,
    record_step,
    save_segment,
)
from veerkracht.domain.companies.actions.register_files import start_register_import
from veerkracht.domain.companies.choices import ConsentPurpose, EvidenceKind, RightsKind, StepKind
from veerkracht.domain.companies.models import (
    Company,
    DuplicatePair,
    FactMove,
    MatchDecision,
    RegisterImport,
    RetentionRun,
)
from veerkracht.domain.companies.rules.segments import Condition, Field, Operator, SegmentRule
from veerkracht.domain.events.actions import answer_other, answer_yes, start_import
from veerkracht.domain.events.models import ChecklistItem, Event, Feedback, Seat, Thanks
from veerkracht.domain.fans.actions import add_contact, agree, make_invitation, note_talk, send_own_event, set_logo
from veerkracht.domain.fans.choices import Way
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.knowledge.actions import ask_story_approval, delete_brochure, save_brochure
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import StoryPage
from veerkracht.domain.pioniers.actions import claim_expense, log_own_act, note_value, take_time_off
from veerkracht.domain.pioniers.choices import EngagementKind, ValueKind
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.actions import delete_view
from veerkracht.domain.programme.models import Programme, SavedView
from veerkracht.domain.referrals.models import (
    AnswerTemplate,
    Attachment,
    DeskAbsence,
    DeskChange,
    FollowUp,
    Message,
    Provider,
)
from veerkracht.shared.mail.actions import block_address
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.sheets import read_pasted

World = dict[str, object]
WEEK = dt.timedelta(days=7)


def furnish(programme: Programme, *, pionier: Pionier, fan: Fan, company: Company, provider: Provider) -> World:
    """Put one of each thing in a programme; return what addresses call them."""
    event = EventFactory.create(
        programme=programme, fan=fan, occasion=OccasionFactory.create(programme=programme, title="Avond op de heide")
    )
    engagement = EngagementFactory.create(pionier=pionier, occasion=event.occasion)
    return {
        "role": Role.TEAM_MEMBER.value,
        "event": event.pk,
        "pionier": pionier.pk,
        "engagement": engagement.pk,
        "pionier_slug": pionier.slug,
        "fan": fan.pk,
        "stage": StageFactory.create(fan=fan).pk,
        **_on_the_way(pionier),
        **_around_fan(fan, event),
        **_on_the_shelf(programme),
        "theme_code": "slimmer-werken",
        "mail": a_mail(programme).pk,
        "blocked": block_address(
            programme_id=programme.pk, address="dicht@example.org", detail="belde", at=programme.now(), by=None
        ).pk,
        "mail_kind": "confirm_step",
        "language": "nl",
        **_consented(programme),
        **_requested(programme),
        **_asked(pionier, event),
        **_referred(provider),
        **_signed_up(programme),
        **_on_stages(pionier, fan, event),
        **_working(pionier),
        **_arranged(programme, company),
        **_register(company, event),
        **_around(company),
        **_list(event),
        **_register_files(programme),
        **scanned(programme, company),
    }


def _on_the_way(pionier: Pionier) -> World:
    """Put a hidden gem on the list, a candidate in a selection, and a question about the profile."""
    candidacy = CandidacyFactory.create(candidate__programme=pionier.programme)
    earlier = AppointmentFactory.create(
        pionier=pionier, starts_on=dt.date(2016, 9, 1), ends_on=dt.date(2018, 9, 1), plaque_text="Voor het lef."
    )
    return {
        "candidate": CandidateFactory.create(programme=pionier.programme).pk,
        "candidate_step": "contacted",
        "candidacy": candidacy.pk,
        "selection": candidacy.round_id,
        "appointment": earlier.pk,
        "certificate": "oorkonde",
        "profile_token": ProfileRequestFactory.create(pionier=pionier, asked_at=pionier.programme.now()).token,
    }


def _around_fan(fan: Fan, event: Event) -> World:
    """Give the fan another contact, an agreement, a talk, a logo, a link and an own event that waits for a look."""
    today, now = fan.programme.today(), fan.programme.now()
    picture = BytesIO()
    Image.new("RGB", (60, 20), "#0a5f55").save(picture, "PNG")
    set_logo(fan=fan, file=picture, by=None)
    other = add_contact(fan=fan, name="Piet", email=f"piet{fan.pk}@example.org", by=None)
    fields = {"title": "Borrel", "starts_at": now + dt.timedelta(days=9), "venue": "Zaal", "summary": "Elke maand."}
    return {
        "fan_note": "gesprek",
        "fan_contact": other.pk,
        "fan_agreement": agree(fan=fan, text="Twee avonden per jaar", on=today, by=None).pk,
        "fan_talk": note_talk(fan=fan, on=today, way=Way.CALL, by=None).pk,
        "invitation_code": make_invitation(fan=fan, occasion=event.occasion, by=None).code,
        "own_event": send_own_event(fan=fan, fields=fields, person=None, at=now, by=None).pk,
    }


def _on_the_shelf(programme: Programme) -> World:
    item, story = publish(programme), StoryPage.objects.get(pk=publish(programme, ItemKind.STORY).pk)
    story.intro = "Een nieuwe inleiding."
    story.save_revision()
    approval = ask_story_approval(story=story, by=None, at=programme.now())
    brochure = save_brochure(programme=programme, title="Boekje", items=[item], at=programme.now(), by=None)
    away = save_brochure(programme=programme, title="Oud boekje", items=[item], at=programme.now(), by=None)
    delete_brochure(brochure=away, at=programme.now(), by=None)
    return {
        "brochure": brochure.pk,
        "brochure_away": away.pk,
        "proof": 1,
        "item": item.pk,
        "item_slug": item.slug,
        "story": story.pk,
        "approval_token": approval.token,
    }


def _signed_up(programme: Programme) -> World:
    event = coming_meeting(programme)
    registration = sign_up(event, "anna", "bert")
    seat = registration.seats.order_by("number").first()
    door = DoorLinkFactory.create(event=event)
    present = Seat.objects.create(
        event=event,
        name="Jan",
        company_name="Nieuw Bedrijf",
        state="came",
        changed_at=programme.now(),
        came_at=programme.now(),
    )
    asked = Feedback.objects.create(
        programme=programme, event=event, person=PersonFactory.create(programme=programme), asked_at=programme.now()
    )
    return {
        "open_event": event.pk,
        "registration_token": registration.token,
        "ticket_token": seat.token,
        "door": door.pk,
        "door_token": door.token,
        "seat": seat.pk,
        "present_seat": present.pk,
        "todo": ChecklistItem.objects.create(event=event, what="Zaal", due_on=programme.today()).pk,
        "feedback_token": asked.token,
    }


def _on_stages(pionier: Pionier, fan: Fan, event: Event) -> World:
    """Seek pioniers for three stages: one waits, one has another date, one is agreed; and somebody is to be thanked."""
    programme, others = pionier.programme, PionierFactory.create_batch(2, programme=pionier.programme, appointed=True)
    at = programme.now()
    waiting, proposed, agreed = (
        StageInvitationFactory.create(
            request__programme=programme, request__stage__fan=fan, pionier=whom, asked_at=at, expires_at=at + WEEK
        )
        for whom in (others[0], others[1], pionier)
    )
    answer_other(invitation=proposed, chosen_at=at + 3 * WEEK, version=proposed.request.version, at=at)
    answer_yes(invitation=agreed, chosen_at=agreed.request.first_at, version=agreed.request.version, at=at)
    thanks = Thanks.objects.create(
        programme=programme, occasion=event.occasion, pionier=pionier, due_on=programme.today()
    )
    return {
        "stage_request": waiting.request_id,
        "stage_token": waiting.token,
        "stage_proposed": proposed.pk,
        "agreed_token": agreed.token,
        "thanks": thanks.pk,
    }


def _working(pionier: Pionier) -> World:
    day = dt.date(2019, 9, 2)
    by = UserFactory.create()
    act = log_own_act(pionier=pionier, kind=EngagementKind.MEDIA, on=day, picture=a_photo(), by=by)
    expense = claim_expense(
        pionier=pionier,
        on=day,
        description="Zwolle - Hengelo",
        amount=Decimal("23.45"),
        receipt=a_photo(),
        at=pionier.programme.now(),
        by=by,
    )
    off = take_time_off(pionier=pionier, starts_on=dt.date(2019, 12, 20), ends_on=dt.date(2020, 1, 6), by=by)
    return {
        "gesture": ValueKind.CALLED.value,
        "value_moment": note_value(pionier=pionier, kind=ValueKind.VISITED, on=day, by=by).pk,
        "own_act": act.pk,
        "expense": expense.pk,
        "time_off": off.pk,
    }


def a_photo() -> ContentFile:
    """Return a small photo."""
    kept = BytesIO()
    Image.new("RGB", (4, 3), "green").save(kept, "JPEG")
    return ContentFile(kept.getvalue(), name="foto.jpg")


def _consented(programme: Programme) -> World:
    asked_at = programme.now() - dt.timedelta(hours=1)
    consent = ConsentFactory.create(person=PersonFactory.create(programme=programme), asked_at=asked_at)
    return {"consent": consent.pk, "consent_token": consent.token}


def _requested(programme: Programme) -> World:
    person, twin = PersonFactory.create(programme=programme), PersonFactory.create(programme=programme)
    asked = open_request(
        programme=programme, kind=RightsKind.ACCESS, received_on=programme.today(), person=person, by=None
    )
    merge = merge_people(kept=person, merged=twin, by=None)
    day = programme.today()
    run = RetentionRun.objects.create(
        programme=programme, code="people", before=day, found=1, planned_on=day, runs_on=day + dt.timedelta(days=14)
    )
    return {
        "rights_request": asked.pk,
        "rights_kind": RightsKind.CORRECT.value,
        "person_merge": merge.pk,
        "data_kind": "json",
        "consent_purpose": ConsentPurpose.PHOTO.value,
        "retention_class": "people",
        "cleanup": run.pk,
        "cleanup_choice": "goedkeuren",
    }


def a_mail(programme: Programme) -> Mail:
    """Return a mail that waits in the outbox."""
    given = {"kind": "confirm_step", "to_address": "jan@example.org", "subject": "Deze stap?", "text": "Beste Jan"}
    return Mail.objects.create(programme_id=programme.pk, send_after=timezone.now(), **given)


def _asked(pionier: Pionier, event: Event) -> World:
    card = ReferralCardFactory.create(programme=pionier.programme, pionier=pionier, occasion=event.occasion)
    question = QuestionFactory.create(programme=pionier.programme, card=card)
    return {
        "paper": "a6",
        "card": card.pk,
        "card_code": card.code,
        "question": question.pk,
        "question_token": question.token,
    }


def _referred(provider: Provider) -> World:
    """Put an offer, an accepted hand-off, a proposal, a follow-up and what the desk has around a provider."""
    programme = provider.programme
    offered = HandoffFactory.create(provider=provider, proposal__question__programme=programme)
    taken = QuestionFactory.create(programme=programme, state="passed_on", passed_on_to=provider.name)
    accepted = HandoffFactory.create(
        provider=provider, proposal__question=taken, state="accepted", answered_at=programme.now()
    )
    asked = QuestionFactory.create(programme=programme, state="waiting")
    proposal = ProposalFactory.create(question=asked, state="asked", given_by="", answered_at=None)
    answered = QuestionFactory.create(programme=programme, state="answered", answer="Zo.", handled_at=programme.now())
    follow_up = FollowUp.objects.create(question=answered, ask_on=programme.today(), asked_at=programme.now())
    message = Message.objects.create(question=answered, direction="in", text="Dank.", at=programme.now())
    attachment = Attachment(message=message, name="brief.pdf", content_type="application/pdf", size=4)
    attachment.file.save("brief.pdf", ContentFile(b"%PDF"), save=False)
    attachment.save()
    user = UserFactory.create()
    day = programme.today()
    return {
        "provider": provider.pk,
        "absence": provider.absences.create(starts_on=day, ends_on=day + dt.timedelta(days=7)).pk,
        "handoff_offered": offered.pk,
        "handoff_token": offered.token,
        "handoff_accepted": accepted.pk,
        "proposal_token": proposal.token,
        "helped_token": follow_up.token,
        "attachment": attachment.pk,
        "held_question": QuestionFactory.create(programme=programme, state="held").pk,
        "desk_change": DeskChange.objects.create(programme=programme, move="assign", made_at=programme.now()).pk,
        "answer_template": AnswerTemplate.objects.create(programme=programme, name="Dank", text="Dag {name}").pk,
        "desk_absence": DeskAbsence.objects.create(
            programme=programme,
            user=user,
            cover=UserFactory.create(),
            starts_on=day,
            ends_on=day + dt.timedelta(days=7),
        ).pk,
    }


def _arranged(programme: Programme, company: Company) -> World:
    """Put a label on the company, and save two views, of which one was taken away."""
    change = label_companies(
        programme=programme, name="Maakbedrijf", companies=Company.objects.filter(pk=company.pk), by=None
    )
    owner = User.objects.filter(email="team_member@example.org").first() or UserFactory.create()
    view, gone = (
        SavedView.objects.create(programme=programme, page="companies", name=name, owner=owner, is_shared=True)
        for name in ("Warm", "Weg")
    )
    delete_view(view=gone, at=programme.now(), by=owner)
    rule = SegmentRule((Condition(Field.STAGE, Operator.IS, ("aware",)),))
    segment, lost = (save_segment(programme=programme, name=name, rule=rule, by=None) for name in ("Hier", "Ooit"))
    delete_segment(segment=lost, at=programme.now(), by=None)
    return {
        "segment": segment.pk,
        "member": MembershipFactory.create(programme=programme, role=Role.SUBSIDY_OFFICER).pk,
        "segment_gone": lost.pk,
        "label_change": change.pk,
        "list": "companies",
        "view": view.pk,
        "view_gone": gone.pk,
    }


def _register(company: Company, event: Event) -> World:
    programme = company.programme
    position = PositionFactory.create(company=company, person=PersonFactory.create(programme=programme))
    fact = TouchpointFactory.create(
        programme=programme, company=company, person=position.person, occasion=event.occasion
    )
    step = ConcreteStepFactory.create(company=company, contact=position.person)
    shown = record_step(
        company=company,
        kind=StepKind.ACTION_PLAN,
        description="Er ligt een plan.",
        done_on=dt.date(2019, 7, 1),
        evidence_kind=EvidenceKind.DOCUMENT,
        evidence_document=ContentFile(b"%PDF-1.7 plan", name="plan.pdf"),
        by=None,
    )
    twin = CompanyFactory.create(programme=programme)
    merge = merge_companies(kept=company, merged=twin, on=programme.today(), by=None, **CONTINUED)
    return {
        "company": company.pk,
        "person": position.person.pk,
        "position": position.pk,
        "touchpoint": fact.pk,
        "step": step.pk,
        "step_token": step.token,
        "step_with_document": shown.pk,
        "merge": merge.pk,
        "pair": _pair(programme).pk,
        "fact_move": FactMove.objects.create(
            programme=programme, source=company, moved={"companies.Touchpoint.company_id": []}
        ).pk,
        "decision": _decision(company).pk,
    }


def _pair(programme: Programme) -> DuplicatePair:
    one, other = CompanyFactory.create_batch(2, programme=programme)
    return DuplicatePair.objects.create(programme=programme, one=one, other=other, score=70, fingerprint="same")


def _around(company: Company) -> World:
    """Put a link, a year, a note of the team member and a contact around a company."""
    author = User.objects.filter(email=f"{Role.TEAM_MEMBER.value}@example.org").first() or UserFactory.create()
    return {
        "link": UndertakingLinkFactory.create(held=company).pk,
        "year": AccountingYearFactory.create(company=company).year,
        "note": CompanyNoteFactory.create(company=company, author=author).pk,
        "contact": NextContactFactory.create(company=company, owner=author).pk,
    }


def _decision(company: Company) -> MatchDecision:
    return MatchDecision.objects.create(
        programme=company.programme,
        fingerprint="same",
        written="De Molen",
        verdict="company",
        company=company,
        source_kind="attendance_import",
        decided_at=timezone.now(),
    )


def _list(event: Event) -> World:
    sheet = read_pasted("Naam\tBedrijf\tE-mail\nAnk Bakker\tBakkerij Ank\tank@bakkerij.example.org")
    batch = start_import(event=event, file_name="lijst.txt", sheet=sheet, at=event.programme.now(), by=None)
    return {"import": batch.pk, "import_row": batch.rows.get().pk}


def _register_files(programme: Programme) -> World:
    done, is_open = (
        start_register_import(
            programme=programme,
            file_name="r.csv",
            content=BytesIO(b"KvK;Naam\n69000901;Een\n"),
            on=programme.today(),
            by=None,
        )
        for _number in range(2)
    )
    RegisterImport.objects.filter(pk=done.pk).update(state="done", finished_at=programme.now(), report={"rows": 1})
    return {"register_file": done.pk, "register_open": is_open.pk}
