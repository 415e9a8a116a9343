"""Days, moments, money and numbers as people here write them, in the active language.

Plain string work instead of Django's format files: a list page writes hundreds of these.
"""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language

NO_BREAK_SPACE = "\u00a0"
MINUS = "-"
WEEKDAYS = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_SWAP_SEPARATORS = str.maketrans(",.", ".,")


def language() -> str:
    """Return ``nl`` or ``en``: English when it is active, Dutch in every other case."""
    return "en" if (get_language() or "").startswith("en") else "nl"


def day(value: date | datetime | None, *, weekday: bool = True) -> str:
    """Return ``ma 23 nov 2026`` or ``Mon 23 Nov 2026``; an empty string for no day."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = _local(value)
    code = language()
    text = f"{value.day} {MONTHS[code][value.month - 1]} {value.year}"
    return f"{WEEKDAYS[code][value.weekday()]} {text}" if weekday else text


def moment(value: datetime | None, *, weekday: bool = True) -> str:
    """Return the local day and time, ``ma 23 nov 2026, 09:05``; an empty string for no moment."""
    if not value:
        return ""
    local = _local(value)
    return f"{day(local, weekday=weekday)}, {local:%H:%M}"


def clock(value: datetime | time | None) -> str:
    """Return the local time of day, ``09:05``; an empty string for none."""
    if value is None:
        return ""
    return f"{_local(value) if isinstance(value, datetime) else value:%H:%M}"


def number(value: int | float | Decimal | None, *, decimals: int | None = None) -> str:
    """Return ``1.775`` (nl) or ``1,775`` (en); whole unless ``decimals`` says otherwise. An empty string for None."""
    if value is None:
        return ""
    text = f"{value:,}" if isinstance(value, int) and not decimals else f"{_rounded(value, decimals or 0):,}"
    return text if language() == "en" else text.translate(_SWAP_SEPARATORS)


def money(value: Decimal | int | None, *, cents: bool = True) -> str:
    """Return euros, ``€ 1.250,00`` (nl, with a space that never breaks) or ``€1,250.00`` (en). Empty for None."""
    if value is None:
        return ""
    amount = number(abs(Decimal(value)), decimals=2 if cents else 0)
    sign = MINUS if value < 0 else ""
    return f"{sign}€{amount}" if language() == "en" else f"€{NO_BREAK_SPACE}{sign}{amount}"


def percent(share: float | Decimal | None, *, decimals: int = 0) -> str:
    """Return a share of one as a percentage: ``0.427`` is ``43%``. An empty string for None."""
    return "" if share is None else f"{number(share * 100, decimals=decimals)}%"


def _local(value: datetime) -> datetime:
    """Return the moment in the current time zone; a naive one is taken as local already."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _rounded(value: int | float | Decimal, decimals: int) -> Decimal:
    """Round half up, as people do; ``str`` first so that 2.675 is not 2.67499."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
