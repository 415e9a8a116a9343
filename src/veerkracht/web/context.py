"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def programme(request: HttpRequest) -> dict[str, object]:
    """Give templates the programme, its day when it is an example, and whether this is the demo."""
    current = getattr(request, "programme", None)
    return {
        "programme": current,
        "demo": settings.DEMO,
        "demo_today": current.today() if current is not None and current.is_demo else None,
    }
