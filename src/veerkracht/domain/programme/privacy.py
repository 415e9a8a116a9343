"""What we know of who has a role in a programme."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, personal_data

from .models import ListChoice, Membership, Municipality, Programme, SavedView

ROLES = Purpose(
    "roles",
    _("Know who may do what in the programme, and whom to ask"),
    Basis.PUBLIC_TASK,
    _("team, province, pioniers, contacts of fans and companies"),
    _("nobody; the programme's contact stands on the site"),
)
ROLE = Retention("role", _("roles and contact of the programme"), None, _("as long as the programme's file is kept"))

personal_data(Membership, "user", purpose=ROLES, retention=ROLE, person="user__people")
personal_data(SavedView, "name", "owner", purpose=ROLES, retention=ROLE, person="owner__people")
personal_data(ListChoice, "user", purpose=ROLES, retention=ROLE, person="user__people")
personal_data(Programme, "contact_name", "contact_email", purpose=ROLES, retention=ROLE, programme="")
no_personal_data(Programme, "name", "region_name", because="the name of an edition and of a region")
no_personal_data(Municipality, "name", because="the name of a municipality")
