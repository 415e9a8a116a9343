"""A figure as chips that can be taken off, and what is wrong with an address that is no figure."""

from django.utils.translation import gettext as _

from veerkracht.domain.impact.choices import Dimension, Measure
from veerkracht.domain.impact.rules.figure import Figure, FigureError
from veerkracht.shared.ui.formats import day
from veerkracht.shared.ui.items import Chip

from .selection import rows_url
from .wording import ANSWERS, quarter_in_words


def chips_of(figure: Figure, member: str) -> list[Chip]:
    """Return a chip per part of the figure but its measure; following one takes that part off."""
    chips = []
    if figure.dimension != Dimension.ALL:
        chips.append(Chip(member, rows_url(figure.but(dimension=Dimension.ALL.value, member="")), active=True))
    if figure.in_target:
        chips.append(Chip(str(ANSWERS[figure.in_target]), rows_url(figure.but(in_target=None)), active=True))
    if figure.quarter:
        label = _("new in %(quarter)s") % {"quarter": quarter_in_words(figure.quarter)}
        chips.append(Chip(label, rows_url(figure.but(quarter=None)), active=True))
    if figure.since:
        label = _("new since %(day)s") % {"day": day(figure.since, weekday=False)}
        chips.append(Chip(label, rows_url(figure.but(since=None)), active=True))
    return chips


def problem_of(error: FigureError) -> str:
    """Return which part of the address is wrong and what would be right."""
    if not error.right:
        return _("Only companies are inside or outside the target group. Take '%(part)s' out of the address.") % {
            "part": error.field
        }
    right = ", ".join(_examples(error))
    return _("In this address '%(part)s' is '%(value)s'. It could be: %(right)s.") % {
        "part": error.field,
        "value": error.value,
        "right": right,
    }


def _examples(error: FigureError) -> tuple[str, ...]:
    """Return what would be right, in an order and form that a person can use."""
    if error.field == "measure":
        return tuple(measure.value for measure in Measure)
    if error.field == "member":
        return (_("a number such as 12, a code such as GM0193 or a letter such as C; or leave it out"),)
    return error.right
