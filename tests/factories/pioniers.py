"""Boring pioniers."""

import datetime as dt

import factory

from tests.factories.accounts import UserFactory
from tests.factories.companies import CompanyFactory, PersonFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.pioniers.models import (
    Appointment,
    Candidacy,
    Candidate,
    Engagement,
    Pionier,
    ProfileRequest,
    SelectionCriterion,
    SelectionRound,
)


class AppointmentFactory(factory.django.DjangoModelFactory):
    """Two years from September 2018."""

    class Meta:
        model = Appointment

    deputy_name = "De gedeputeerde"
    starts_on = dt.date(2018, 9, 1)
    ends_on = dt.date(2020, 9, 1)


class PionierFactory(factory.django.DjangoModelFactory):
    """A pionier, not yet public."""

    class Meta:
        model = Pionier
        skip_postgeneration_save = True

    programme = factory.SubFactory(ProgrammeFactory)
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    company = factory.SubFactory(CompanyFactory, programme=factory.SelfAttribute("..programme"))
    slug = factory.Sequence(lambda n: f"pionier-{n}")
    headline = "Het rooster maken we samen"
    story = "Wij lieten de planning los."
    themes = "flexibel organiseren"

    class Params:
        appointed = factory.Trait(
            profile_approved_on=dt.date(2018, 9, 1),
            appointment=factory.RelatedFactory(AppointmentFactory, factory_related_name="pionier"),
        )


class EngagementFactory(factory.django.DjangoModelFactory):
    """A talk."""

    class Meta:
        model = Engagement

    pionier = factory.SubFactory(PionierFactory)
    on = dt.date(2019, 3, 12)


class CandidateFactory(factory.django.DjangoModelFactory):
    """A hidden gem of whom only the team knows."""

    class Meta:
        model = Candidate

    programme = factory.SubFactory(ProgrammeFactory)
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    company = factory.SubFactory(CompanyFactory, programme=factory.SelfAttribute("..programme"))
    why = "De ploeg bepaalt zelf de volgorde van het werk."
    state_since = dt.date(2019, 9, 2)
    created_on = dt.date(2019, 9, 2)

    class Params:
        in_talks = factory.Trait(
            owner=factory.SubFactory(UserFactory), next_action="Bellen", next_on=dt.date(2019, 9, 30)
        )


class SelectionRoundFactory(factory.django.DjangoModelFactory):
    """A selection without candidates."""

    class Meta:
        model = SelectionRound

    programme = factory.SubFactory(ProgrammeFactory)
    title = factory.Sequence(lambda n: f"Ronde {n}")
    score_by = dt.date(2019, 10, 14)


class SelectionCriterionFactory(factory.django.DjangoModelFactory):
    """One criterion."""

    class Meta:
        model = SelectionCriterion

    round = factory.SubFactory(SelectionRoundFactory)
    title = factory.Sequence(lambda n: f"Maatstaf {n}")


class CandidacyFactory(factory.django.DjangoModelFactory):
    """A candidate in a selection, nothing proposed yet."""

    class Meta:
        model = Candidacy

    candidate = factory.SubFactory(CandidateFactory, state="proposed", in_talks=True)
    round = factory.SubFactory(SelectionRoundFactory, programme=factory.SelfAttribute("..candidate.programme"))
    programme = factory.SelfAttribute("candidate.programme")


class ProfileRequestFactory(factory.django.DjangoModelFactory):
    """A question about a profile that waits for its answer."""

    class Meta:
        model = ProfileRequest

    pionier = factory.SubFactory(PionierFactory)
    asked_at = dt.datetime(2019, 9, 20, 9, tzinfo=dt.UTC)
