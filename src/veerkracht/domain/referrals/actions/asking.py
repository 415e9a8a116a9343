"""Take in a question."""

import datetime as dt
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import write_facts
from veerkracht.domain.companies.actions.people import find_or_add_person, find_or_add_position
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Company, Person, Touchpoint
from veerkracht.domain.companies.queries import company_of_visitor
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.audit import about, action

from ..models import Question, ReferralCard
from ..notifications import confirm_receipt


@action
def ask_question(
    *,
    programme: Programme,
    email: str,
    text: str,
    at: dt.datetime,
    form_key: uuid.UUID,
    company_name: str = "",
    card: ReferralCard | None = None,
    language: str = "nl",
    by: User | None = None,
) -> Question:
    """Take in a question and mail its sender a link to follow or withdraw it.

    The same form posted twice (a double click, a retry after a lost connection) is one question. The person is known
    by mail address, the company only when it is certain. Writes the fact that somebody asked.
    """
    earlier = Question.objects.of(programme).filter(form_key=form_key).first()
    if earlier is not None:
        about(earlier, repeated=True)
        return earlier
    person = find_or_add_person(programme, email=email, language=language)
    company = company_of_visitor(programme, person=person, name=company_name, email=email)
    question = Question(
        programme=programme,
        card=card,
        person=person,
        company=company,
        email=person.email,
        company_name=company_name,
        text=text,
        language=language,
        asked_at=at,
        due_on=add_working_days(timezone.localdate(at), programme.answer_working_days),
        form_key=form_key,
    )
    try:
        with transaction.atomic():
            question.save()
    except IntegrityError:
        return Question.objects.of(programme).get(form_key=form_key)
    _note_fact(question, person, company)
    confirm_receipt(question)
    return question


def _note_fact(question: Question, person: Person, company: Company | None) -> None:
    if company is not None:
        find_or_add_position(person, company)
    fact = Touchpoint(
        programme=question.programme,
        kind=TouchpointKind.ASKED,
        on=timezone.localdate(question.asked_at),
        person=person,
        company=company,
        occasion=question.card.occasion if question.card else None,
        source_kind=SourceKind.QUESTION,
        source_id=question.pk,
    )
    write_facts(question.programme, [fact], None)
