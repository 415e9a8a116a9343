"""What we know of the contacts of fans."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, personal_data

from .models import Fan, FanAgreement, FanContact, FanTalk, OwnEvent, Stage

FANS = Purpose(
    "fans",
    _("Know whom to speak to at a network that offers a stage"),
    Basis.PUBLIC_TASK,
    _("contacts of fans"),
    _("nobody"),
)
TALKERS = Purpose(
    "fan_talks", _("Know which colleague spoke with a network"), Basis.PUBLIC_TASK, _("the team"), _("nobody")
)
CONTACTS = Retention("contacts", _("contacts of fans"), None, _("until the fan names another contact"))

personal_data(Fan, "contact", purpose=FANS, retention=CONTACTS, person="contact")
personal_data(Fan, "about", purpose=FANS, retention=CONTACTS)
personal_data(
    FanContact, "person", "role", purpose=FANS, retention=CONTACTS, person="person", programme="fan__programme"
)
personal_data(FanAgreement, "text", purpose=FANS, retention=CONTACTS, programme="fan__programme")
personal_data(FanTalk, "note", purpose=FANS, retention=CONTACTS, programme="fan__programme")
personal_data(FanTalk, "by", purpose=TALKERS, retention=CONTACTS, person="by__people", programme="fan__programme")
personal_data(
    OwnEvent,
    "summary",
    "remark",
    "sent_by",
    purpose=FANS,
    retention=CONTACTS,
    person="sent_by",
    programme="fan__programme",
)
no_personal_data(OwnEvent, "audience", because="for which kind of people an event is")
no_personal_data(Stage, "audience", because="for which kind of people a stage is")
personal_data(Stage, "note", purpose=FANS, retention=CONTACTS, programme="fan__programme")
no_personal_data(Fan, "name", because="the name of a network")
