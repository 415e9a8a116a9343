"""The calendar on the fan's own site: choose how it looks, see it, and copy a few lines."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from veerkracht.domain.programme.queries import address
from veerkracht.web.requests import SignedInRequest

from .bringing import find_own
from .forms import EmbedForm


@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # a request as our views get it
def embedding(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the lines to copy, and what they give."""
    found = find_own(request, pk)
    form = EmbedForm(request.GET or None)
    chosen = form.chosen() if form.is_valid() else {}
    if chosen.pop("own", ""):
        chosen["fan"] = str(found.pk)
    query = urlencode(chosen)
    end = f"?{query}" if query else ""
    context = {
        "fan": found,
        "form": form,
        "preview": reverse("public:embed") + end,
        "source": address(request.programme, "public:embed") + end,
        "height": 120 + 90 * 6,
    }
    return render(request, "portal/fans/embedding.html", context)
