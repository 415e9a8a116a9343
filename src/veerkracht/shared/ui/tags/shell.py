"""What stands around every page: skip link, token file, rail, language switch, toasts, illustration, htmx."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.middleware.csrf import get_token
from django.template import Context, TemplateSyntaxError
from django.templatetags.static import static
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from ..formats import number
from ..icons import icon
from ..items import RailItem
from ..markup import attributes, esc, html, one_of
from ..tokens import token_name
from .library import register
from .structure import ILLUSTRATIONS, filled

SCRIPTS = ("keyboard", "dialog", "toast", "autosubmit", "copy", "menu", "select", "suggest", "arrange")
TOAST_ICONS = {"ok": "check", "info": "info", "warning": "alert", "error": "alert"}
MESSAGE_TONES = {"success": "ok", "warning": "warning", "error": "error"}


@register.simple_tag
def skip_link() -> SafeString:
    """``{% skip_link %}``: the first thing on the page, visible when it has the focus."""
    text = esc(_("Go to the content"))
    return html(f'<a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#content">{text}</a>')


@register.simple_tag(takes_context=True)
def stylesheets(context: Context, *, door: str) -> SafeString:
    """``{% stylesheets door="team" %}``: the door's style, the programme's tokens and an early start for the font."""
    one_of(door, ("public", "portal", "team"), what="stylesheets door")
    font = static("ui/vendor/noto-sans-latin-wght-normal.woff2")
    return html(
        f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>',
        f'<link rel="stylesheet" href="{static(f"ui/{door}.css")}">',
        f'<link rel="stylesheet" href="{static(f"ui/tokens/{token_file(context)}.css")}">',
        f'<link rel="icon" href="{static("ui/favicon.svg")}" type="image/svg+xml">',
    )


def token_file(context: Context) -> str:
    """Return the programme's own token file when we ship it, else the default one."""
    programme = getattr(context.get("request"), "programme", None)
    return token_name(getattr(programme, "tokens", ""))


@register.simple_tag
def scripts(*, names: str) -> SafeString:
    """``{% scripts names="dialog toast" %}``: our small enhancements, one file each, loaded after the page."""
    for name in names.split():
        one_of(name, SCRIPTS, what="script")
    return html(*(f'<script src="{static(f"ui/js/{name}.js")}" defer></script>' for name in names.split()))


@register.simple_tag(takes_context=True)
def nav_link(context: Context, *, url: str, label: str) -> SafeString:
    """``{% nav_link url="/agenda/" label=_("Calendar") %}``: a list item that knows when it is here."""
    path = getattr(context.get("request"), "path", "")
    current = "page" if path == url else "true" if path.startswith(url) else ""
    return html(f"<li><a{attributes((('href', url), ('aria-current', current)))}>{esc(label)}</a></li>")


@register.simple_tag
def htmx() -> SafeString:
    """``{% htmx %}``: htmx itself, without its inline style and without eval, so that the strict policy holds."""
    return html(
        """<meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false}'>""",
        f'<script src="{static("django_htmx/htmx-2.min.js")}" defer></script>',
    )


@register.simple_tag
def rail(*, items: Iterable[RailItem]) -> SafeString:
    """``{% rail items=rail %}``: the team's words as ``RailItem``; a count says how many need attention."""
    return html("<ul>", *(_rail_line(item) for item in items), "</ul>")


def _rail_line(item: RailItem) -> str:
    if not isinstance(item, RailItem):
        raise TemplateSyntaxError(f"rail: {item!r} is not a RailItem.")
    pairs = (("href", item.url), ("aria-current", "page" if item.active else ""), ("data-go", item.key))
    spoken = f'<span class="v-hidden"> {esc(_("need attention"))}</span>'
    count = f'<span class="v-rail__count">{number(item.count)}{spoken}</span>' if item.count else ""
    return f"<li><a{attributes(pairs)}>{icon(item.icon)}<span>{esc(item.label)}</span>{count}</a></li>"


@register.simple_tag(takes_context=True)
def language_switch(context: Context, *, action: str) -> SafeString:
    """``{% language_switch action=u %}``: the other languages in their own words, or nothing without action.

    A form sets a cookie. Who has none yet gets a link to the page where one chooses, so that reading sets no cookie.
    """
    request = context.get("request")
    others = [code for code, _name in settings.LANGUAGES if code != get_language()]
    if not request or not action or not others:
        return SafeString("")
    named = [(code, get_language_info(code)["name_local"].capitalize()) for code in others]
    if settings.CSRF_COOKIE_NAME not in request.COOKIES:
        url = esc(f"{action}?{urlencode({'next': request.get_full_path()})}")
        links = (f'<a href="{url}" lang="{code}" rel="nofollow">{esc(name)}</a>' for code, name in named)
        return html('<p class="v-languages">', *links, "</p>")
    return filled(
        "language_switch", action=action, languages=named, here=request.get_full_path(), csrf=get_token(request)
    )


@register.simple_tag
def illustration(*, name: str, width: int, height: int, eager: bool = False) -> SafeString:
    """``{% illustration name="landscape" width=960 height=360 %}``: one of our drawings; always decoration."""
    one_of(name, ILLUSTRATIONS, what="illustration")
    source = static(f"ui/illustrations/{name}.svg")
    loading = "" if eager else ' loading="lazy"'
    return html(
        f'<img class="v-illustration" src="{source}" alt="" width="{int(width)}" height="{int(height)}"{loading}>'
    )


@register.simple_tag(takes_context=True)
def toast(context: Context, *, message: str, tone: str = "ok", undo_url: str = "", undo_label: str = "") -> SafeString:
    """``{% toast message=m undo_url=u %}``: what was done, with a way back; tones ok, info, warning, error."""
    one_of(tone, TOAST_ICONS, what="toast tone")
    return _toast(context, message, tone, undo_url, undo_label)


def _toast(context: Context, message: str, tone: str, undo_url: str, undo_label: str = "") -> SafeString:
    request = context.get("request")
    return filled(
        "toast",
        message=message,
        tone=tone,
        icon_name=TOAST_ICONS[tone],
        undo_url=undo_url,
        undo_label=undo_label or _("Undo"),
        csrf=get_token(request) if undo_url and request else "",
    )


@register.simple_tag(takes_context=True)
def toasts(context: Context) -> SafeString:
    """``{% toasts %}``: the flash messages; ``extra_tags="undo:<path>"`` gives one a way back."""
    messages: Iterable[Any] = context.get("messages") or ()
    drawn = [_message_toast(context, message) for message in messages]
    return html('<div class="v-toasts" aria-live="polite">', *drawn, "</div>")


def _message_toast(context: Context, message: Any) -> SafeString:
    word, _colon, path = (message.extra_tags or "").partition(":")
    undo_url = path if word == "undo" and path.startswith("/") and not path.startswith("//") else ""
    return _toast(context, message.message, MESSAGE_TONES.get(message.level_tag, "info"), undo_url)
