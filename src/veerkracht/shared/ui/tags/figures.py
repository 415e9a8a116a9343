"""Figures and how they are written: stat, meter, and the filters day, moment, clock, money, number, percent."""

from decimal import Decimal

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import formats
from ..markup import esc, html, one_of
from .library import register
from .structure import filled

register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("clock", formats.clock)
register.filter("money", formats.money)
register.filter("number", formats.number)
register.filter("percent", formats.percent)

Figure = int | float | Decimal


@register.simple_tag
def stat(
    *,
    label: str,
    figure: Figure | str | None,
    url: str,
    unit: str = "",
    definition: str = "",
    note: str = "",
    tone: str = "neutral",
) -> SafeString:
    """``{% stat label=l figure=480 unit=u url=u definition=d %}``: a figure is a link to its rows.

    A number is written in the active language; a string (money, a share) is shown as it is; None reads as unknown.
    """
    one_of(tone, ("neutral", "good", "careful", "wrong"), what="stat tone")
    if not url:
        raise TemplateSyntaxError(f"stat '{label}': a figure must open the rows behind it; url is empty.")
    shown = _("unknown") if figure is None else figure if isinstance(figure, str) else formats.number(figure)
    return filled("stat", label=label, shown=shown, unit=unit, url=url, definition=definition, note=note, tone=tone)


@register.simple_tag
def meter(
    *, label: str, value: Figure, target: Figure, unit: str, url: str = "", expected: Figure | None = None
) -> SafeString:
    """``{% meter label=l value=80 target=100 unit=u url=u expected=92 %}``: how far a target is.

    The words say it all; the bar repeats them. ``expected`` draws a mark where one should be by now; a target that was
    passed gets its mark where it stood.
    """
    share = min(float(value) / float(target), 1.0) if target else 0.0
    words = _("%(value)s of %(target)s %(unit)s") % {
        "value": formats.number(value),
        "target": formats.number(target),
        "unit": unit,
    }
    head = f'<a href="{esc(url)}">{esc(label)}</a>' if url else esc(label)
    return html(
        f'<div class="v-meter"><span class="v-meter__label">{head}</span>'
        f'<span class="v-meter__words">{esc(words)}</span>{_bar(share, *_marked(value, target, expected))}</div>'
    )


def _marked(value: Figure, target: Figure, expected: Figure | None) -> tuple[Figure | None, Figure]:
    """Return where the mark stands and how long the whole bar is: a passed target stands inside a longer bar."""
    return (target, value) if target and value > target else (expected, target)


def _bar(share: float, expected: Figure | None, target: Figure) -> str:
    mark = ""
    if expected is not None and target:
        x = round(min(float(expected) / float(target), 1.0) * 200, 1)
        mark = f'<path class="v-meter__mark" d="M{x} 0V10"></path>'
    return (
        '<svg class="v-meter__bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="v-meter__ground" width="200" height="10"></rect>'
        f'<rect class="v-meter__fill" width="{round(share * 200, 1)}" height="10"></rect>{mark}</svg>'
    )
