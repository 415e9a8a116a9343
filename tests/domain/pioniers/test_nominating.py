"""Who points to somebody: the same one twice is one, thanks go out, and news when it becomes an appointment."""

import datetime as dt
import uuid
from functools import partial

import pytest

from tests.domain.companies.threads import at_once
from tests.factories.companies import PersonFactory
from tests.factories.consents import say_yes
from tests.factories.pioniers import CandidateFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.pioniers.actions import appoint, nominate, nominate_by_mail
from veerkracht.domain.pioniers.choices import NominationSource
from veerkracht.domain.pioniers.models import Candidate, Nomination
from veerkracht.shared.mail.models import Mail

NOW = dt.datetime(2019, 9, 23, 10, tzinfo=dt.UTC)
WHO = {"name": "Joris Smit", "company_name": "Smit Zagerij", "at": NOW, "by": None}


def by_mail(programme, **changes):
    given = {
        "nominator_name": "Ank", "nominator_email": "ank@example.org", "why": "Zij kiezen zelf.", "may_name": False,
        "candidate_knows": False, "form_key": uuid.uuid4(),
    }  # fmt: skip
    return nominate_by_mail(programme=programme, **WHO, **(given | changes))


def test_a_nomination_makes_a_hidden_gem_and_thanks(programme):
    made = by_mail(programme)
    assert (made.candidate.state, made.candidate.company_label, made.candidate.why) == (
        "hidden_gem",
        "Smit Zagerij",
        "Zij kiezen zelf.",
    )
    mail = Mail.objects.get()
    assert (mail.kind, mail.to_address) == ("nomination_thanks", "ank@example.org")
    assert "gesprek" not in mail.subject


def test_the_same_form_and_the_same_nominator_twice_are_one(programme):
    key = uuid.uuid4()
    assert by_mail(programme, form_key=key) == by_mail(programme, form_key=key) == by_mail(programme)
    assert Mail.objects.count() == 1


def test_two_nominators_meet_at_one_candidate(programme):
    by_mail(programme)
    by_mail(programme, nominator_email="bas@example.org")
    assert Candidate.objects.count() == 1
    assert Nomination.objects.count() == 2


@pytest.mark.parametrize("source", [NominationSource.SCAN, NominationSource.CIRCLE])
def test_scans_and_circles_nominate_by_the_same_action(programme, company, source):
    made = nominate(programme=programme, source=source, source_id=7, company=company, name="Els", at=NOW, by=None)
    assert (made.candidate.company, made.source_id) == (company, 7)
    assert not Mail.objects.exists()


def test_namesakes_at_other_companies_stay_apart(programme):
    by_mail(programme)
    nominate(programme=programme, source=NominationSource.TEAM, **(WHO | {"company_name": "Smit Bouw"}))
    assert Candidate.objects.count() == 2


def test_who_agreed_hears_once_of_the_appointment(the_pionier):
    programme = the_pionier.programme
    CandidateFactory.create(programme=programme, person=the_pionier.person, company=the_pionier.company, state="active")
    ank, bas = PersonFactory.create_batch(2, programme=programme)
    for who, may_mail in ((ank, True), (bas, False)):
        Nomination.objects.create(
            programme=programme, candidate=the_pionier.person.candidate, source="site", nominator=who,
            may_mail=may_mail, nominated_at=NOW,
        )  # fmt: skip
    say_yes(the_pionier.person)
    for first in (2020, 2022):
        appoint(
            pionier=the_pionier, deputy_name="M.", starts_on=dt.date(first, 9, 1), ends_on=dt.date(first + 2, 9, 1),
            decision_note="punt 4", at=NOW, by=None,
        )  # fmt: skip
    assert list(Mail.objects.values_list("kind", "to_address")) == [("nomination_news", ank.email)]


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_nominations_of_one_person_at_once_meet():
    programme = ProgrammeFactory.create(is_default=True)
    given = [f"{name}@example.org" for name in ("ank", "bas")]
    at_once(*[partial(by_mail, programme, nominator_email=email) for email in given])
    assert (Candidate.objects.count(), Nomination.objects.count()) == (1, 2)
