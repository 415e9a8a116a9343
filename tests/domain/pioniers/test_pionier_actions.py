"""What can be done with a pionier, and what is refused."""

import datetime as dt

import pytest

from tests.factories.companies import CompanyFactory, PersonFactory
from tests.factories.consents import say_yes
from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.domain.companies.models import Position
from veerkracht.domain.pioniers.actions import (
    AlreadyAPionier,
    AppointmentOverlaps,
    EngagementOfMeeting,
    add_pionier,
    appoint,
    approve_profile,
    change_profile,
    log_engagement,
    remove_engagement,
)
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Engagement, Pionier
from veerkracht.shared.audit.models import AuditLine

PAPER = {
    "deputy_name": "De gedeputeerde",
    "decision_note": "Besluitenlijst, punt 4",
    "at": dt.datetime(2019, 9, 23, 12, tzinfo=dt.UTC),
}
PROFILE = {"headline": "Samen het rooster", "story": "Wij begonnen klein.", "themes": "roosteren"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_new_pionier_works_at_the_company_and_is_not_public_yet(programme, company, today, team_user):
    person = PersonFactory.create(programme=programme, name="Anna de Vries")
    pionier = add_pionier(person=person, company=company, profile=PROFILE, on=today, by=team_user)
    assert (pionier.slug, pionier.headline, pionier.profile_approved_on) == ("anna-de-vries", PROFILE["headline"], None)
    assert Position.objects.filter(person=person, company=company, starts_on=today).exists()
    assert not Pionier.objects.public(today).exists()
    assert AuditLine.objects.about(pionier).get().actor == team_user


def test_namesakes_get_addresses_of_their_own(programme, today):
    slugs = []
    for _ in range(3):
        person = PersonFactory.create(programme=programme, name="Anna de Vries")
        company = CompanyFactory.create(programme=programme)
        slugs.append(add_pionier(person=person, company=company, profile={}, on=today, by=None).slug)
    assert slugs == ["anna-de-vries", "anna-de-vries-2", "anna-de-vries-3"]


def test_nobody_is_a_pionier_twice(the_pionier, today):
    with pytest.raises(AlreadyAPionier):
        add_pionier(person=the_pionier.person, company=the_pionier.company, profile={}, on=today, by=None)


def test_a_changed_text_needs_a_new_yes_and_the_same_text_does_not(the_pionier, today):
    change_profile(pionier=the_pionier, profile={"headline": the_pionier.headline}, by=None)
    assert Pionier.objects.public(today).exists()
    change_profile(pionier=the_pionier, profile={"headline": "Anders"}, by=None)
    assert not Pionier.objects.public(today).exists()
    approve_profile(pionier=the_pionier, on=today, by=None)
    assert Pionier.objects.public(today).get() == the_pionier


@pytest.mark.parametrize(
    ("starts", "ends", "fits"),
    [
        ("2020-09-01", "2022-09-01", True),  # half-open: the first day after the term before
        ("2020-08-31", "2022-09-01", False),
        ("2016-09-01", "2018-09-01", True),
        ("2016-09-01", "2018-09-02", False),
        ("2019-01-01", "2019-02-01", False),
    ],
)
def test_terms_do_not_overlap(the_pionier, starts, ends, fits):
    """PIO-2: two years from 1 September 2018 are there already."""
    say_yes(the_pionier.person)
    term = {**PAPER, "pionier": the_pionier, "starts_on": day(starts), "ends_on": day(ends)}
    if fits:
        assert appoint(**term, by=None).pk
        return
    with pytest.raises(AppointmentOverlaps):
        appoint(**term, by=None)


def test_the_database_refuses_terms_that_overlap_when_nobody_looked(the_pionier, monkeypatch):
    say_yes(the_pionier.person)
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda _self: False)
    with pytest.raises(AppointmentOverlaps):
        appoint(pionier=the_pionier, starts_on=day("2019-01-01"), ends_on=day("2021-01-01"), by=None, **PAPER)


def test_an_act_in_the_media_counts_and_can_be_taken_away(the_pionier, today):
    act = log_engagement(pionier=the_pionier, kind=EngagementKind.MEDIA, on=today, title="Radio", by=None)
    assert the_pionier.engagements.get() == act
    remove_engagement(engagement=act, by=None)
    assert not Engagement.objects.exists()


def test_an_act_of_a_meeting_goes_with_the_meeting(event):
    spoke = EngagementFactory.create(pionier=PionierFactory.create(programme=event.programme), occasion=event.occasion)
    with pytest.raises(EngagementOfMeeting):
        remove_engagement(engagement=spoke, by=None)
