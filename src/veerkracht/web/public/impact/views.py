"""The front page, the open figures, and the pages about this site."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.actions.rights_retention import months_of
from veerkracht.domain.companies.models import PrivacySettings
from veerkracht.domain.events.models import Event
from veerkracht.domain.impact.choices import Measure
from veerkracht.domain.knowledge.queries import LANGUAGE, shelf_of
from veerkracht.domain.programme.queries import address
from veerkracht.domain.scans.queries import has_scan
from veerkracht.shared.ui.pictures import share_picture
from veerkracht.web.public.knowledge.shelf import newest_of_each_kind, own_pages
from veerkracht.web.public.pictures import picture_response
from veerkracht.web.register import entries
from veerkracht.web.requests import ProgrammeRequest

from .figures import counters, open_figures, place_tiles, sector_bars, target_lines

COMING_EVENTS = 3
HOME_COUNTERS = (Measure.PERSONS, Measure.REACHED)
PAGE_COUNTERS = (Measure.PERSONS, Measure.REACHED, Measure.ATTENDANCES)


@login_not_required
@require_safe
def home(request: ProgrammeRequest) -> HttpResponse:
    """Show three ways in, what is coming, and the two counters that are never added up."""
    programme = request.programme
    coming = Event.objects.of(programme).public().filter(occasion__starts_at__gte=programme.now())
    context = {
        "texts": shelf_of(programme, get_language() or LANGUAGE),
        "items": newest_of_each_kind(programme),
        "has_scan": has_scan(programme),
        "events": coming.order_by("occasion__starts_at", "pk")[:COMING_EVENTS],
        "counters": counters(open_figures(programme), HOME_COUNTERS),
        "link": address(programme, "public:home"),
        "picture": address(programme, "public:picture"),
    }
    return render(request, "public/impact/home.html", context)


@login_not_required
@require_safe
def impact(request: ProgrammeRequest) -> HttpResponse:
    """Show the figures with their definitions, dates and source; small groups are hidden."""
    programme = request.programme
    figures = open_figures(programme)
    bars, hidden_sectors = sector_bars(figures)
    context = {
        "targets": target_lines(programme, figures),
        "counters": counters(figures, PAGE_COUNTERS),
        "activated": figures.counter(Measure.ACTIVATED),
        "aware": figures.counter(Measure.AWARE),
        "meetings": figures.counter(Measure.MEETINGS),
        "proxy_share": figures.share(Measure.AWARE_PROXY, Measure.AWARE),
        "unnamed_share": figures.share(Measure.UNNAMED, Measure.ATTENDANCES),
        "unknown_share": figures.share(Measure.PERSONS_UNKNOWN, Measure.PERSONS),
        "tiles": place_tiles(programme, figures),
        "bars": bars,
        "hidden_sectors": hidden_sectors,
        "today": programme.today(),
        "behind": figures.whole.behind,
    }
    return render(request, "public/impact/figures.html", context)


@login_not_required
@require_safe
def about(request: ProgrammeRequest) -> HttpResponse:
    """Tell what the programme is."""
    return render(request, "public/impact/about.html", {"pages": own_pages(request.programme)})


@login_not_required
@require_safe
def contact(request: ProgrammeRequest) -> HttpResponse:
    """Tell whom to reach, and how fast an answer comes."""
    return render(request, "public/impact/contact.html")


@login_not_required
@require_safe
def definitions(request: ProgrammeRequest) -> HttpResponse:
    """Tell what every figure counts (KPI-8)."""
    return render(request, "public/impact/definitions.html", {"measures": list(Measure)})


@login_not_required
@require_safe
def picture(request: ProgrammeRequest) -> HttpResponse:
    """Give the picture that another site shows when somebody shares the home page."""
    programme = request.programme
    title = _("Entrepreneurs show each other how work can be better")
    return picture_response(
        share_picture(title=title, line=programme.region_name, name=programme.name, tokens=programme.tokens)
    )


@login_not_required
@require_safe
def privacy(request: ProgrammeRequest) -> HttpResponse:
    """Tell what we know of whom, and why."""
    programme = request.programme
    choices = PrivacySettings.objects.filter(programme=programme).first() or PrivacySettings()
    context = {"entries": entries(months_of(programme)), "is_register_public": choices.is_register_public}
    return render(request, "public/impact/privacy.html", context)


@login_not_required
@require_safe
def accessibility(request: ProgrammeRequest) -> HttpResponse:
    """Tell how accessible the site is and where to report a problem."""
    return render(request, "public/impact/accessibility.html")
