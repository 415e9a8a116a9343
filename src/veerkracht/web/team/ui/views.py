"""The gallery's one page."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from veerkracht.web.team.access import workspace

from .forms import SampleFilter, SampleForm
from .samples import samples
from .tables import SampleTable, sample_companies

WRONG = {"name": "", "mail": "jan@", "stage": "aware", "size": "lots"}


@workspace
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every variant."""
    table = SampleTable(list(sample_companies(120)), order_by="name")
    RequestConfig(request, paginate={"per_page": 8}).configure(table)
    context = samples() | {
        "filterset": SampleFilter(request.GET, queryset=get_user_model().objects.none()),
        "table": table,
        "no_table": SampleTable([]),
        "form": SampleForm(auto_id="fresh_%s"),
        "wrong_form": SampleForm(WRONG, auto_id="wrong_%s"),
    }
    return render(request, "team/ui/gallery.html", context)
