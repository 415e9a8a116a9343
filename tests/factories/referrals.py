"""Boring cards and questions."""

import datetime as dt
import uuid

import factory

from tests.factories.companies import PersonFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.referrals.choices import HandoffState, ProposalState, ProviderKind
from veerkracht.domain.referrals.models import Handoff, Proposal, ProposalLine, Provider, Question, ReferralCard


class ReferralCardFactory(factory.django.DjangoModelFactory):
    """A card of a pionier, not tied to an occasion."""

    class Meta:
        model = ReferralCard

    programme = factory.SubFactory(ProgrammeFactory)
    pionier = factory.SubFactory(PionierFactory, programme=factory.SelfAttribute("..programme"))
    code = factory.Sequence(lambda n: f"K{n:05d}".replace("0", "Z").replace("1", "Y"))


class QuestionFactory(factory.django.DjangoModelFactory):
    """An open question, asked on Friday 20 September 2019."""

    class Meta:
        model = Question

    programme = factory.SubFactory(ProgrammeFactory)
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    email = factory.SelfAttribute("person.email")
    text = "Hoe begin ik met zelfroosteren?"
    asked_at = dt.datetime(2019, 9, 20, 9, 0, tzinfo=dt.UTC)
    due_on = dt.date(2019, 9, 24)
    form_key = factory.LazyFunction(uuid.uuid4)


class ThemeFactory(factory.django.DjangoModelFactory):
    """A main theme."""

    class Meta:
        model = Theme

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"thema-{n}")
    name = factory.Sequence(lambda n: f"Thema {n}")


class ProviderFactory(factory.django.DjangoModelFactory):
    """An approved coach with room for two questions a month, in the whole region; `themes` is a list of themes."""

    class Meta:
        model = Provider
        skip_postgeneration_save = True

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Aanbieder {n}")
    kind = ProviderKind.COACH
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    languages = ["nl"]
    capacity = 2
    approved_on = dt.date(2019, 1, 1)
    approved_until = dt.date(2020, 1, 1)
    evidence = "gesprek en twee referenties"

    @factory.post_generation
    def themes(self: Provider, create: bool, given: list[Theme] | None) -> None:  # type: ignore[misc]  # factory_boy's way
        """Say what it is about."""
        if create and given:
            self.themes.set(given)


class ProposalFactory(factory.django.DjangoModelFactory):
    """A proposal of one provider that the sender agreed to; the question waits with that provider."""

    class Meta:
        model = Proposal

    question = factory.SubFactory(QuestionFactory, state="offered")
    programme = factory.SelfAttribute("question.programme")
    context = "Wij willen zelf roosteren."
    state = ProposalState.AGREED
    given_by = "link"
    asked_at = dt.datetime(2019, 9, 20, 12, 0, tzinfo=dt.UTC)
    answered_at = dt.datetime(2019, 9, 20, 14, 0, tzinfo=dt.UTC)


class HandoffFactory(factory.django.DjangoModelFactory):
    """A hand-off that waits for its provider."""

    class Meta:
        model = Handoff

    proposal = factory.SubFactory(ProposalFactory)
    question = factory.SelfAttribute("proposal.question")
    programme = factory.SelfAttribute("question.programme")
    provider = factory.SubFactory(ProviderFactory, programme=factory.SelfAttribute("..programme"))
    state = HandoffState.OFFERED
    month = dt.date(2019, 9, 1)
    offered_at = dt.datetime(2019, 9, 20, 14, 0, tzinfo=dt.UTC)
    answer_by = dt.date(2019, 9, 25)

    @classmethod
    def _create(cls, model_class: type[Handoff], *args: object, **kwargs: object) -> Handoff:
        made = super()._create(model_class, *args, **kwargs)
        ProposalLine.objects.get_or_create(
            proposal=made.proposal, provider=made.provider, defaults={"position": 1, "fit": 70, "clues": []}
        )
        return made
