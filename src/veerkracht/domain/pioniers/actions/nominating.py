"""Somebody points to a hidden gem."""

import datetime as dt
import uuid

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person, living
from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import CandidateState, NominationSource
from ..models import Candidate, Nomination
from ..notifications import thank_nominator


@action
def nominate(
    *,
    programme: Programme,
    source: NominationSource,
    name: str,
    email: str = "",
    company: Company | None = None,
    company_name: str = "",
    why: str = "",
    themes: str = "",
    nominator: Person | None = None,
    may_mail: bool = False,
    may_name: bool = False,
    candidate_knows: bool = False,
    source_id: int | None = None,
    form_key: uuid.UUID | None = None,
    at: dt.datetime,
    by: User | None,
) -> Nomination:
    """Put somebody on the list as a hidden gem, whoever points to them: site, fan, team, a scan or a circle.

    Who is on the list already gets another nomination; the same form, or the same nominator, twice is one. A nominator
    who agreed gets a mail of thanks. Nobody outside the team ever sees who is on the list.
    """
    # One nomination of a programme at a time, so that two for the same person meet.
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    before = (
        Nomination.objects.filter(programme=programme, form_key=form_key) if form_key else Nomination.objects.none()
    )
    if (known := before.first()) is not None:
        return known
    candidate = _find_or_add(programme, name, email, company, company_name, on=timezone.localdate(at))
    _fill_in(candidate, company=company, company_name=company_name, why=why, themes=themes)
    same = Nomination.objects.filter(candidate=candidate, nominator=nominator, source=source)
    if nominator is not None and (told := same.first()) is not None:
        about(candidate, repeated=True)
        return told
    nomination = Nomination.objects.create(
        programme=programme,
        candidate=candidate,
        source=source,
        source_id=source_id,
        nominator=nominator,
        why=why.strip(),
        may_mail=may_mail,
        may_name=may_name,
        candidate_knows=candidate_knows,
        nominated_at=at,
        form_key=form_key,
    )
    thank_nominator(nomination)
    about(candidate, source=source.value)
    return nomination


@action
def nominate_by_mail(
    *,
    programme: Programme,
    nominator_name: str,
    nominator_email: str,
    language: str = "nl",
    name: str,
    email: str = "",
    company_name: str,
    why: str,
    may_name: bool,
    candidate_knows: bool,
    form_key: uuid.UUID,
    at: dt.datetime,
    by: User | None,
) -> Nomination:
    """Take in the form of the site; whoever sends it is noted as a person, with the yes to be mailed about this."""
    nominator = find_or_add_person(programme, email=nominator_email, name=nominator_name, language=language)
    return nominate(
        programme=programme,
        source=NominationSource.SITE,
        name=name,
        email=email,
        company_name=company_name,
        why=why,
        nominator=nominator,
        may_mail=True,
        may_name=may_name,
        candidate_knows=candidate_knows,
        form_key=form_key,
        at=at,
        by=by,
    )


def _find_or_add(
    programme: Programme, name: str, email: str, company: Company | None, company_name: str, *, on: dt.date
) -> Candidate:
    """Return the candidate who is meant: by address, else by the same name at the same company, else a new one."""
    candidates = Candidate.objects.of(programme).select_related("person", "company")
    if not email:
        named = candidates.filter(person__name__iexact=name.strip())
        same = [each for each in named.order_by("pk") if _same_company(each, company, company_name)]
        if same:
            return same[0]
    person = living(find_or_add_person(programme, email=email, name=name))
    candidate, _created = candidates.get_or_create(
        person=person,
        defaults={
            "programme": programme,
            "state": CandidateState.HIDDEN_GEM,
            "state_since": on,
            "created_on": on,
            "company_name": company_name.strip(),
        },
    )
    return candidate


def _same_company(candidate: Candidate, company: Company | None, company_name: str) -> bool:
    if company is not None and candidate.company_id is not None:
        return candidate.company_id == company.pk
    written = company.name if company is not None else company_name
    return candidate.company_label.strip().lower() == written.strip().lower()


def _fill_in(candidate: Candidate, *, company: Company | None, company_name: str, why: str, themes: str) -> None:
    """Fill in what is not known yet; what the team wrote stays."""
    if candidate.company is None and company is not None:
        candidate.company = company
    for field, value in (("company_name", company_name), ("why", why), ("themes", themes)):
        if not getattr(candidate, field):
            setattr(candidate, field, value.strip())
    candidate.save()
