"""The form of a saved view."""

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import SavedView


class ViewForm(forms.Form):
    """A name, who sees it, and whether the list opens with it."""

    name = forms.CharField(label=_("Name"), max_length=60)
    is_shared = forms.BooleanField(label=_("everybody in the team sees it"), required=False)
    opens = forms.BooleanField(label=_("open this list with it"), required=False)
    query = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    columns = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    next = forms.CharField(max_length=1500, required=False, widget=forms.HiddenInput)

    def only_opens(self) -> "ViewForm":
        """Leave only what everybody may choose for themselves."""
        for name in ("name", "is_shared"):
            del self.fields[name]
        return self

    @staticmethod
    def of(view: SavedView, *, opens: bool) -> dict[str, object]:
        """Return what stands in the form of a view."""
        return {"name": view.name, "is_shared": view.is_shared, "opens": opens}
