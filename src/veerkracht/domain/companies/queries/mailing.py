"""Who of a group may get a mailing, and why the others may not (MAIL-1)."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from ..choices import ConsentPurpose
from ..models import Company, Consent, Person


@dataclass(frozen=True)
class Reach:
    """How many people a group has, how many may be mailed, and of how many others what is missing."""

    people: int
    mailable: int
    without_address: int
    not_confirmed: int

    @property
    def without_consent(self) -> int:
        """Return who has an address and never said yes, or took the yes back."""
        return self.people - self.mailable - self.without_address - self.not_confirmed


def with_consent(people: QuerySet[Person], purpose: ConsentPurpose) -> QuerySet[Person]:
    """Return the people with a provable yes for the address that they have now."""
    return people.filter(Exists(_given(purpose)))


def reach(people: QuerySet[Person], purpose: ConsentPurpose = ConsentPurpose.NEWSLETTER) -> Reach:
    """Count who may be mailed for a purpose: one query."""
    asked = Consent.objects.filter(person=OuterRef("pk"), purpose=purpose, confirmed_at__isnull=True, ended="")
    marked = people.order_by().annotate(said_yes=Exists(_given(purpose)), is_asked=Exists(asked))
    found = marked.aggregate(
        people=Count("pk"),
        mailable=Count("pk", filter=Q(said_yes=True)),
        without_address=Count("pk", filter=Q(email="", said_yes=False)),
        not_confirmed=Count("pk", filter=Q(is_asked=True, said_yes=False) & ~Q(email="")),
    )
    return Reach(**found)


@dataclass(frozen=True)
class PostReach:
    """How many companies a group has, and to how many of them no unasked letter goes."""

    companies: int
    no_post: int


def post_reach(companies: QuerySet[Company]) -> PostReach:
    """Count who may get a letter: one query. Whether the register says otherwise may be unknown; then it may be sent.

    Companies that asked the register for no unasked post get none (MAIL-2).
    """
    found = companies.order_by().aggregate(companies=Count("pk"), no_post=Count("pk", filter=Q(non_mailing=True)))
    return PostReach(**found)


def _given(purpose: ConsentPurpose) -> QuerySet[Consent]:
    given = Consent.objects.given(purpose).filter(person=OuterRef("pk"))
    return given.alias(now=Lower("person__email")).filter(now=Lower(F("address")))
