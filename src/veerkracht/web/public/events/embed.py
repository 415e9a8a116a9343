"""The calendar for on a fan's own site: no cookies, no scripts, nothing that follows anybody."""

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from veerkracht.domain.fans.models import Fan
from veerkracht.domain.programme.queries import address
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import place_of

from .embed_style import style_of, stylesheet
from .selection import from_today, public_events

LANGUAGES = ("nl", "en")
# Other sites keep it for some minutes; our own memory does not keep it, because it may stand in a frame.
KEPT = "private, max-age=300"


@login_not_required
@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # a request as our views get it
def embed(request: ProgrammeRequest) -> HttpResponse:
    """Show the coming meetings, of one fan or of all, in the style that was asked; it may stand in any frame.

    The only page that may: it has no form, no cookie and nothing to press but links, which open outside the frame.
    """
    style, programme = style_of(request.GET), request.programme
    coming = public_events(programme).filter(**from_today(programme.now())).order_by("occasion__starts_at", "pk")
    asked = request.GET.get("fan", "")
    fan = Fan.objects.of(programme).filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    events = list((coming.filter(fan=fan) if fan else coming)[: style.most])
    language = request.GET.get("taal", "")
    with override(language if language in LANGUAGES else "nl"):
        rows = [(event, address(programme, "public:event", event.pk), place_of(event)) for event in events]
        context = {
            "rows": rows,
            "fan": fan,
            "style": urlencode(style.query()),
            "all": address(programme, "public:agenda"),
        }
        response = render(request, "public/events/embed.html", context)
    response["Cache-Control"] = KEPT
    response["X-Robots-Tag"] = "noindex"
    return response


@login_not_required
@require_safe
def embed_style(request: ProgrammeRequest) -> HttpResponse:
    """Give the style that goes with it."""
    response = HttpResponse(stylesheet(style_of(request.GET)), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = KEPT
    return response
