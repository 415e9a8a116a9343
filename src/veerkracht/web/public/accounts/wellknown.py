"""Two files that machines read: whom to tell about a leak (RFC 9116), and what need not be indexed."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from veerkracht.domain.programme.queries import address
from veerkracht.web.requests import ProgrammeRequest

# RFC 9116 asks for less than a year; the file says half a year ahead, from today on.
VALID_FOR = dt.timedelta(days=180)
PRIVATE = (
    "/account/",
    "/cms/",
    "/demo/",
    "/k/",
    "/mijn/",
    "/stap/",
    "/taal/",
    "/team/",
    "/verder/",
    "/verhaal/",
    "/vraag/",
)


@login_not_required
@require_safe
def security_txt(request: ProgrammeRequest) -> HttpResponse:
    """Tell where to report a weakness; real time, because it is about this site and not about the programme."""
    expires = (timezone.now() + VALID_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    contact = request.programme.contact_email
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {request.build_absolute_uri(reverse('public:ask'))}",
        f"Expires: {expires.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return _text(lines)


@login_not_required
@require_safe
def robots_txt(request: ProgrammeRequest) -> HttpResponse:
    """Ask robots to stay out of what is personal."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    return _text([*lines, f"Sitemap: {address(request.programme, 'public:sitemap')}"])


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
