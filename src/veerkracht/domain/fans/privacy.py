"""What we know of the contacts of fans."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, personal_data

from .models import Fan, Stage

FANS = Purpose(
    "fans",
    _("Know whom to speak to at a network that offers a stage"),
    Basis.PUBLIC_TASK,
    _("contacts of fans"),
    _("nobody"),
)
CONTACTS = Retention("contacts", _("contacts of fans"), None, _("until the fan names another contact"))

personal_data(Fan, "contact", purpose=FANS, retention=CONTACTS, person="contact")
personal_data(Fan, "about", purpose=FANS, retention=CONTACTS)
personal_data(Stage, "note", purpose=FANS, retention=CONTACTS, programme="fan__programme")
no_personal_data(Fan, "name", because="the name of a network")
