"""Form parts: field, fields, form_errors. A field says its label, whether it may stay empty, its hint and its error."""

from django.forms import BaseForm, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select, Textarea
from django.forms.boundfield import BoundField
from django.forms.widgets import Widget
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString

from ..markup import html
from .library import register
from .structure import filled

WIDGET_CLASSES: tuple[tuple[type[Widget], str], ...] = (
    # Django puts the class on the group and on each input alike, so groups are styled by where they stand.
    (RadioSelect, ""),
    (CheckboxSelectMultiple, ""),
    (CheckboxInput, "utrecht-checkbox v-checkbox"),
    (Textarea, "utrecht-textarea"),
    (FileInput, "v-file"),
    (Select, "utrecht-select"),
)


def widget_kind(widget: Widget) -> str:
    """Return how a widget stands with its label: ``group``, ``check`` or ``line``."""
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    return "check" if isinstance(widget, CheckboxInput) else "line"


def widget_class(widget: Widget, *, invalid: bool) -> str:
    """Return the class of the component library for this widget."""
    names = next((names for kind, names in WIDGET_CLASSES if isinstance(widget, kind)), "utrecht-textbox")
    first = names.partition(" ")[0]
    return f"{names} {first}--invalid" if invalid and first.startswith("utrecht-") else names


def describing_ids(bound: BoundField) -> str:
    """Return the ids of the hint and the error, in the order in which they are read aloud."""
    ids = [f"{bound.auto_id}_error"] if bound.errors else []
    if bound.help_text:
        ids.append(f"{bound.auto_id}_helptext")
    return " ".join(ids)


def drawn_widget(
    bound: BoundField, *, autofocus: bool = False, autocomplete: str = "", inputmode: str = ""
) -> SafeString:
    """Return the input with its class and its aria attributes."""
    invalid = bool(bound.errors)
    wanted = {
        "class": " ".join(
            filter(None, (bound.field.widget.attrs.get("class"), widget_class(bound.field.widget, invalid=invalid)))
        ),
        "aria-describedby": describing_ids(bound) if widget_kind(bound.field.widget) != "group" else "",
        "aria-invalid": "true" if invalid else "",
        "autofocus": autofocus,
        "autocomplete": autocomplete,
        "inputmode": inputmode,
    }
    return bound.as_widget(attrs={name: value for name, value in wanted.items() if value})


@register.simple_tag
def field(
    *,
    bound: BoundField,
    label: str = "",
    hint: str = "",
    autofocus: bool = False,
    autocomplete: str = "",
    inputmode: str = "",
    mark_optional: bool = True,
) -> SafeString:
    """``{% field bound=form.email hint=h %}``: one field with label, hint, error and whether it may stay empty."""
    if not isinstance(bound, BoundField):
        raise TemplateSyntaxError(f"field: bound is {bound!r}, not a field of a form; is its name spelt right?")
    if hint:
        bound.help_text = hint
    return filled(
        "field",
        bound=bound,
        label=label or bound.label,
        kind=widget_kind(bound.field.widget),
        described_by=describing_ids(bound),
        required=bound.field.required or not mark_optional,
        widget=drawn_widget(bound, autofocus=autofocus, autocomplete=autocomplete, inputmode=inputmode),
    )


@register.simple_tag
def fields(*, form: BaseForm) -> SafeString:
    """``{% fields form=form %}``: all fields in their order, the hidden ones last."""
    shown = [field(bound=bound) for bound in form.visible_fields()]
    return html(*shown, *(str(bound) for bound in form.hidden_fields()))


@register.simple_tag
def form_errors(*, form: BaseForm) -> SafeString:
    """``{% form_errors form=form %}``: what is wrong, with a link to each field; nothing when all is well."""
    if not form.errors:
        return SafeString("")
    named = [(bound, error) for bound in form.visible_fields() for error in bound.errors]
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    return filled("form_errors", general=[*form.non_field_errors(), *hidden], named=named)
