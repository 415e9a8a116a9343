"""The parts of a page: header, card, alert, empty state, dialog, details, breadcrumb, steps, timeline, definitions."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..formats import day
from ..icons import ICONS
from ..items import Link, Term, TimelineItem
from ..markup import attributes, esc, html, one_of
from .library import register

ALERT_ICONS = {"info": "info", "ok": "check", "warning": "alert", "error": "alert"}
ILLUSTRATIONS = ("landscape", "workbench", "empty-table", "lost-path")


def filled(name: str, **values: Any) -> SafeString:
    """Render one component template with exactly the values its tag names."""
    return SafeString(render_to_string(f"ui/{name}.html", values))


@register.simple_block_tag
def page_header(
    content: str, *, title: str, context: str = "", back_url: str = "", back_label: str = "", lang: str = ""
) -> SafeString:
    """``{% page_header title=t context="one line" back_url=u back_label=l %} main action {% endpage_header %}``.

    `lang` is the language of the title when it is another one than that of the page.
    """
    if back_url and not back_label:
        raise TemplateSyntaxError("page_header: back_url needs back_label, the name of the page it goes back to.")
    return filled(
        "page_header",
        title=title,
        context=context,
        back_url=back_url,
        back_label=back_label,
        lang=lang,
        actions=SafeString(content.strip()),
    )


@register.simple_block_tag
def card(content: str, *, title: str = "", url: str = "", level: int = 2, tone: str = "plain") -> SafeString:
    """``{% card title=t url=u level=3 tone="warm" %} ... {% endcard %}``: a quiet box; tones plain, warm, strong."""
    one_of(tone, ("plain", "warm", "strong"), what="card tone")
    one_of(str(level), "23456", what="card level")
    heading = f'<a href="{esc(url)}">{esc(title)}</a>' if url else esc(title)
    head = f'<h{level} class="v-card__title">{heading}</h{level}>' if title else ""
    return html(f'<section class="v-card v-card--{tone}">{head}', content, "</section>")


@register.simple_block_tag
def alert(content: str, *, tone: str = "info", title: str = "", urgent: bool = False) -> SafeString:
    """``{% alert tone="warning" title=t %} ... {% endalert %}``: tones info, ok, warning, error."""
    one_of(tone, ALERT_ICONS, what="alert tone")
    return filled("alert", tone=tone, title=title, urgent=urgent, icon_name=ALERT_ICONS[tone], content=content)


@register.simple_block_tag
def empty_state(content: str, *, title: str, why: str, illustration: str = "") -> SafeString:
    """``{% empty_state title=_("No cards yet") why=w %} the first step {% endempty_state %}``: what comes here."""
    if illustration:
        one_of(illustration, ILLUSTRATIONS, what="illustration")
    return filled(
        "empty_state", title=title, why=why, illustration=illustration, first_step=SafeString(content.strip())
    )


@register.simple_block_tag
def dialog(content: str, *, id: str, title: str, wide: bool = False) -> SafeString:  # noqa: A002 HTML's own word
    """``{% dialog id="merge" title=t %} ... {% enddialog %}``: a native dialog; open it by ``opens="merge"`` on a link.

    The link's own URL must lead to a page with the same form, so that it works without JavaScript.
    """
    return filled("dialog", id=id, title=title, wide=wide, content=content)


@register.simple_block_tag
def details(content: str, *, summary: str, open: bool = False) -> SafeString:  # noqa: A002 HTML's own word
    """``{% details summary=s open=True %} ... {% enddetails %}``: more for who wants it."""
    pairs = attributes((("class", "v-details"), ("open", open)))
    return html(f"<details{pairs}><summary>{esc(summary)}</summary><div>", content, "</div></details>")


@register.simple_tag
def breadcrumb(*, items: Sequence[Link]) -> SafeString:
    """``{% breadcrumb items=links %}``: the way back up as ``Link``; the last one is this page."""
    last = len(items) - 1
    return filled("breadcrumb", links=[(item, index == last) for index, item in enumerate(items)])


@register.simple_tag
def steps(*, labels: Sequence[str], current: int) -> SafeString:
    """``{% steps labels=names current=2 %}``: how far a wizard is; ``current`` counts from 1."""
    if not 1 <= current <= len(labels):
        raise TemplateSyntaxError(f"steps: current is {current}, but there are {len(labels)} steps.")
    rows = [(label, "done" if n < current else "now" if n == current else "next") for n, label in enumerate(labels, 1)]
    return filled("steps", rows=rows, current=current, total=len(labels))


@register.simple_tag
def timeline(*, items: Iterable[TimelineItem], label: str) -> SafeString:
    """``{% timeline items=events label=_("What happened") %}``: dated facts as ``TimelineItem``."""
    listed = list(items)
    for item in listed:
        one_of(item.icon, ICONS, what="timeline icon")
        one_of(item.tone, ("neutral", "good", "careful", "wrong", "info"), what="timeline tone")
    return filled("timeline", items=[(item, day(item.when)) for item in listed], label=label)


@register.simple_tag
def definition_list(*, items: Iterable[Term | tuple[str, object]], columns: int = 1) -> SafeString:
    """``{% definition_list items=terms columns=2 %}``: term, value and where it comes from, as ``Term`` or pairs."""
    one_of(str(columns), "123", what="definition_list columns")
    unknown = f'<span class="v-muted">{esc(_("unknown"))}</span>'
    rows = []
    for term, value, note in (Term(*item) for item in items):
        shown = unknown if value is None or value == "" else esc(value)
        said = f'<span class="v-note">{esc(note)}</span>' if note else ""
        rows.append(f"<div><dt>{esc(term)}</dt><dd>{shown}{said}</dd></div>")
    return html(f'<dl class="v-terms v-terms--{columns}">', *rows, "</dl>")
