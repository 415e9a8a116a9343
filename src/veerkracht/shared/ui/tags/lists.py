"""Lists: data_table, filter_bar and pagination."""

from functools import partial
from typing import Any

from django.core.paginator import Page
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.shared.ui.widgets import LeanSelect

from .. import filters
from ..filters import pairs_of
from ..formats import number
from ..icons import icon
from ..markup import esc, html, one_of
from ..tables import head_html, heads, rows_html
from .library import register
from .structure import filled

EXPORT_KINDS = {"csv": "CSV", "xlsx": "XLSX"}


def _query_pairs(context: Context) -> list[tuple[str, str]]:
    request = context.get("request")
    return pairs_of(request.GET) if request else []


@register.simple_tag(takes_context=True)
def data_table(
    context: Context, *, table: Any, caption: str = "", empty: str = "", show_caption: bool = False
) -> SafeString:
    """``{% data_table table=table caption=c empty=e %}``: a whole django-tables2 table with its page links.

    Rows are made for the keyboard (j, k, o); the caption names the table and is only seen with ``show_caption``.
    """
    pairs = _query_pairs(context)
    kept = filters.query(pair for pair in pairs if pair[0] != table.prefixed_order_by_field)[1:]
    body = rows_html(table)
    caption = caption or str(getattr(table, "caption", "") or _("List"))
    shown = "" if show_caption else ' class="v-hidden"'
    head = "".join(head_html(each) for each in heads(table, kept))
    if not body:
        return html(f'<p class="v-no-rows">{esc(empty or table.empty_text or _("Nothing found."))}</p>')
    region = (
        f'<div class="v-table-region" role="region" tabindex="0" aria-label="{esc(caption)}">'
        '<table class="v-table" data-rows>'
        f"<caption{shown}>{esc(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    page = getattr(table, "page", None)
    return html(region, _pagination(page, pairs, table.prefixed_page_field) if page else "")


@register.simple_tag(takes_context=True)
def pagination(context: Context, *, page: Page, parameter: str = "page") -> SafeString:
    """``{% pagination page=page_obj %}``: links to the other pages, filters kept; nothing for one page."""
    return html(_pagination(page, _query_pairs(context), parameter))


def _pagination(page: Any, pairs: list[tuple[str, str]], parameter: str) -> str:
    if not page.has_other_pages():
        return ""
    kept = [pair for pair in pairs if pair[0] != parameter]

    def link(n: int, label: str, extra: str = "") -> str:
        return f'<li><a href="{esc(filters.query([*kept, (parameter, str(n))]))}"{extra}>{label}</a></li>'

    links = []
    if page.has_previous():
        links.append(link(page.previous_page_number(), f"{icon('arrow-left')}{esc(_('Previous'))}", ' rel="prev"'))
    for n in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if not isinstance(n, int):
            links.append("<li><span>…</span></li>")
        else:
            links.append(link(n, number(n), ' aria-current="page"' if n == page.number else ""))
    if page.has_next():
        links.append(link(page.next_page_number(), f"{esc(_('Next'))}{icon('arrow-right')}", ' rel="next"'))
    return f'<nav class="v-pages" aria-label="{esc(_("Pages"))}"><ul>{"".join(links)}</ul></nav>'


@register.simple_tag(takes_context=True)
def filter_bar(
    context: Context,
    *,
    filterset: Any,
    count: int,
    search: str = "q",
    quick: str = "",
    exports: str = "csv xlsx",
    unit: str = "",
    live: str = "",
) -> SafeString:
    """``{% filter_bar filterset=filter count=n quick="stage" unit=_("companies") %}``: search, filters, chips, export.

    ``search`` names the search field, ``quick`` the filters shown as chips, ``exports`` the kinds under ``_export``.
    Everything is a GET form or a link, so the URL is the filter. ``live`` is the id of the element around bar and
    table: with JavaScript the list then follows while one types, because the view answers htmx with that element.
    """
    pairs = _query_pairs(context)
    form = filterset.form
    form.is_valid()
    quick_names = quick.split()
    facets = getattr(filterset, "facets", None)
    for bound in form:
        if facets and isinstance(bound.field.widget, LeanSelect):
            bound.field.widget.count_of = partial(facets.shown, bound.name)
    arrangement = context.get("arrangement")
    kinds = [(one_of(kind, EXPORT_KINDS, what="export kind"), EXPORT_KINDS[kind]) for kind in exports.split()]
    return filled(
        "filter_bar",
        search=form[search] if search in form.fields else None,
        live=live,
        here=context["request"].path if live else "",
        query_text=next((value for name, value in pairs if name == search), ""),
        others=[bound for bound in form.visible_fields() if bound.name not in {search, *quick_names}],
        kept=[pair for pair in pairs if pair[0] not in form.fields or pair[0] in quick_names],
        rows=[(str(form[name].label), filters.quick_chips(form[name], pairs, facets)) for name in quick_names],
        active=list(filters.active_filters(form, pairs, leave_out={search, *quick_names})),
        errors=[error for bound in form for error in bound.errors],
        bare=filters.query([("_view", "all")] if any(name == "_view" for name, _value in pairs) else ()),
        arrangement=arrangement,
        csrf=get_token(context["request"]) if arrangement else "",
        exports=[(filters.query([*pairs, ("_export", kind)]), name) for kind, name in kinds],
        count=_counted(count, unit),
    )


def _counted(count: int, unit: str) -> str:
    if unit:
        return f"{number(count)} {unit}"
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": number(count)}


@register.simple_block_tag(takes_context=True)
def bulk_bar(context: Context, content: str, *, id: str, count: int, unit: str) -> SafeString:  # noqa: A002 HTML's own word
    """``{% bulk_bar id="bulk" count=n unit=_("companies") %} buttons with formaction {% endbulk_bar %}``.

    Belongs to a table with a ``CheckColumn(form=id)``: its buttons work on the ticked rows, or on all that the filters
    find. Works without JavaScript; with it the bar counts what is ticked and the head gets a box for the whole page.
    """
    return filled(
        "bulk_bar",
        id=id,
        all_label=_("All %(count)s found") % {"count": _counted(count, unit)},
        query=filters.query(_query_pairs(context))[1:],
        csrf=get_token(context["request"]),
        content=content,
    )
