"""What the team made of its lists: a view that all of them open, labels on companies, and segments to write to."""

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import label_companies, save_segment
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.segments import Condition, Field, Operator, SegmentRule
from veerkracht.domain.programme.actions.views import save_view
from veerkracht.domain.programme.choices import Stage

from .cast import Cast

LABELLED = 12


def arrange_lists(cast: Cast) -> None:
    """Make a shared view, two labels and two segments; stages must be known."""
    by = cast.team(cast.draw("lists"))
    aware = Company.objects.of(cast.programme).filter(stage__aware_on__isnull=False, stage__activated_on__isnull=True)
    newest = aware.order_by("-stage__last_on", "name", "pk")
    _label(cast, by, "kring najaar", [company.pk for company in newest[:LABELLED]])
    _label(cast, by, "nabellen", [company.pk for company in newest[LABELLED // 2 : LABELLED]])
    save_view(
        programme=cast.programme,
        page="companies",
        name="Bewust, lang niet gesproken",
        query="stage=aware&contact=older&sort=last_on",
        columns=["stage", "municipality", "headcount", "last_on", "labels"],
        is_shared=True,
        by=by,
    )
    _segment(cast, by, "Bewust, nog niets gedaan", (Condition(Field.STAGE, Operator.IS, (Stage.AWARE.value,)),))
    said_yes = Condition(Field.CONSENT, Operator.IS, (ConsentPurpose.NEWSLETTER.value,))
    target = Condition(Field.TARGET, Operator.IS, ("yes",))
    _segment(cast, by, "Nieuwsbrief voor de doelgroep", (target, said_yes))


def _label(cast: Cast, by: User, name: str, ids: list[int]) -> None:
    companies = Company.objects.filter(pk__in=ids)
    label_companies(programme=cast.programme, name=name, companies=companies, by=by)


def _segment(cast: Cast, by: User, name: str, conditions: tuple[Condition, ...]) -> None:
    save_segment(programme=cast.programme, name=name, rule=SegmentRule(conditions), by=by)
