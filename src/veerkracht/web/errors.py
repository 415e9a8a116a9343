"""Error pages that say what happened and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that the form was too old or came from elsewhere."""
    text = _("This form was open for too long or came from another site. Go back, reload the page and send it again.")
    return render(request, "403.html", {"exception": text}, status=403)
