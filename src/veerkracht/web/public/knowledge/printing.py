"""One item on paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import override
from django.views.decorators.http import require_safe

from veerkracht.web.printing import ITEM, OWN_PAGES, house_style, pdf_response, printed_item, tellers_of
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import readable_items


@login_not_required
@require_safe
def item_pdf(request: ProgrammeRequest, slug: str) -> HttpResponseBase:
    """Give an item as an accessible PDF in its own language."""
    programme, today = request.programme, request.programme.today()
    found = readable_items(programme, today).select_related(*OWN_PAGES, "theme__parent", "locale", "picture")
    item = found.filter(slug=slug).first()
    if item is None:
        raise Http404
    language = item.locale.language_code
    with override(language):
        teller = tellers_of(programme, [item], today).get(item.pk)
        data = house_style(programme, title=item.title, language=language)
        data["item"] = printed_item(programme, item, teller)
        return pdf_response(request, ITEM, data, name=item.title)
