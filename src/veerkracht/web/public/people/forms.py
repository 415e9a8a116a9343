"""One field: where the news goes."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class SubscribeForm(forms.Form):
    """An address, and which text was read."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You get one mail with a link. Only after you click it you get news."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Fill in your e-mail address."),
            "invalid": _("This is not a complete e-mail address. It looks like name@company.nl."),
        },
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=6)
    # People do not see this field and robots fill it in.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)

    def __init__(self, data: QueryDict | None = None, *, version: int) -> None:
        """Remember which text is on the page."""
        super().__init__(data, initial={"version": str(version)})
        self.now_version = str(version)

    def clean_website(self) -> str:
        """Refuse robots; a person whose browser filled it in reads what to do."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Make the hidden field 'Leave this empty' empty and send it again."))
        return ""

    def clean(self) -> dict[str, str]:
        """Ask again when the text changed while somebody was reading."""
        if self.data.get("version", "") != self.now_version:
            self.data = {**self.data, "version": self.now_version}
            self.add_error(None, _("The text changed while you were reading. Read it again before you say yes."))
        return self.cleaned_data
