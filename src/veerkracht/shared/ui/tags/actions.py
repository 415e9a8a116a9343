"""Things to press and small marks: button, link_button, icon, badge, chips, tabs. Pure Python: they come often."""

from collections.abc import Iterable, Sequence

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..formats import number
from ..icons import icon as draw_icon
from ..items import Chip, Link
from ..markup import attributes, esc, html, one_of
from .library import register

BUTTON_TONES = {
    "primary": "--primary-action",
    "secondary": "--secondary-action",
    "subtle": "--subtle",
    "danger": "--danger",
    "accent": "--accent",
}
BADGE_SIGNS = {"neutral": "·", "good": "✓", "careful": "!", "wrong": "\u00d7", "info": "i"}


@register.simple_tag(name="icon")
def icon_tag(*, name: str, label: str = "") -> SafeString:
    """``{% icon name="search" %}``: one icon of the sprite; with a label it is spoken, without it is decoration."""
    return draw_icon(name, label=label)


@register.simple_tag
def badge(*, word: str, tone: str = "neutral") -> SafeString:
    """``{% badge word="Activated" tone="good" %}``: a word with a sign; tones neutral, good, careful, wrong, info."""
    return draw_badge(word, tone=tone)


def draw_badge(word: str, *, tone: str = "neutral") -> SafeString:
    """Return a badge for tables and tags alike. Raises TemplateSyntaxError for an unknown tone."""
    sign = BADGE_SIGNS[one_of(tone, BADGE_SIGNS, what="badge tone")]
    return html(f'<span class="v-badge v-badge--{tone}"><span aria-hidden="true">{sign}</span> {esc(word)}</span>')


def _button_class(base: str, tone: str, *, compact: bool) -> str:
    modifier = BUTTON_TONES[one_of(tone, BUTTON_TONES, what="button tone")]
    primary = f" {base}--primary-action" if tone in {"danger", "accent"} else ""
    return f"{base}{primary} {base}{modifier}{' v-compact' if compact else ''}"


def _face(label: str, icon: str) -> str:
    if not label:
        raise TemplateSyntaxError("A button needs a label.")
    return f"{draw_icon(icon)}<span>{esc(label)}</span>" if icon else esc(label)


@register.simple_tag
def button(
    *,
    label: str,
    tone: str = "secondary",
    icon: str = "",
    type: str = "submit",  # noqa: A002 the attribute of HTML has this name
    name: str = "",
    value: object = "",
    form: str = "",
    formaction: str = "",
    disabled: bool = False,
    compact: bool = False,
    opens: str = "",
    copies: str = "",
    key: str = "",
) -> SafeString:
    """``{% button label=_("Save") tone="primary" %}``: tones primary, secondary, subtle, danger, accent.

    ``opens`` names a dialog by id, ``copies`` is text for the clipboard; both need JavaScript, so give a way without.
    """
    pairs = (
        ("class", _button_class("utrecht-button", tone, compact=compact)),
        ("type", one_of(type, ("submit", "button", "reset"), what="button type")),
        ("name", name),
        ("value", value),
        ("form", form),
        ("formaction", formaction),
        ("disabled", disabled),
        ("data-opens", opens),
        ("data-copies", copies),
        ("data-key", key),
    )
    return html(f"<button{attributes(pairs)}>{_face(label, icon)}</button>")


@register.simple_tag
def link_button(
    *,
    label: str,
    url: str,
    tone: str = "secondary",
    icon: str = "",
    compact: bool = False,
    opens: str = "",
    key: str = "",
    download: bool = False,
) -> SafeString:
    """``{% link_button label=_("New company") url=u tone="primary" icon="plus" %}``: a link that looks like a button.

    ``opens`` names a dialog on this page that opens instead when JavaScript runs; ``key`` is a keyboard shortcut.
    """
    pairs = (
        ("class", _button_class("utrecht-button-link", tone, compact=compact)),
        ("href", url),
        ("data-opens", opens),
        ("data-key", key),
        ("download", download),
    )
    return html(f"<a{attributes(pairs)}>{_face(label, icon)}</a>")


def _counted(count: int | str | None) -> str:
    if count is None or count == "":
        return ""
    return f' <span class="v-count">{number(count) if isinstance(count, int) else esc(count)}</span>'


@register.simple_tag
def tabs(*, items: Iterable[Link], label: str) -> SafeString:
    """``{% tabs items=links label=_("Parts of this company") %}``: links to the parts of one thing, as ``Link``."""
    links = "".join(
        f'<li><a href="{esc(item.url)}"{CURRENT if item.current else ""}>'
        f"{esc(item.label)}{_counted(item.count)}</a></li>"
        for item in items
    )
    return html(f'<nav class="v-tabs" aria-label="{esc(label)}"><ul>{links}</ul></nav>')


CURRENT = ' aria-current="page"'


@register.simple_tag
def chips(*, items: Sequence[Chip], label: str) -> SafeString:
    """``{% chips items=chips label=_("Stage") %}``: filters that are the URL; an active one says how to take it off."""
    return html(
        f'<div class="v-chips" role="group" aria-label="{esc(label)}"><span class="v-chips__label">{esc(label)}</span>',
        *(draw_chip(item) for item in items),
        "</div>",
    )


def draw_chip(item: Chip) -> str:
    """Return one chip: a link that turns a filter on, or off when it is on."""
    if not item.active:
        return f'<a class="v-chip" href="{esc(item.url)}">{esc(item.label)}{_counted(item.count)}</a>'
    off = esc(_("remove this filter"))
    return (
        f'<a class="v-chip v-chip--active" href="{esc(item.url)}">{esc(item.label)}{_counted(item.count)}'
        f'<span class="v-hidden">, {off}</span>{draw_icon("cross")}</a>'
    )
