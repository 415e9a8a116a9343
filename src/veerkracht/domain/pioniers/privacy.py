"""What we tell and know of pioniers, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, on_forget, personal_data, swept

from . import actions
from .models import Appointment, Pionier

PROFILE = Purpose(
    "profile",
    _("Show who the pioniers are, after their own yes"),
    Basis.CONSENT,
    _("pioniers"),
    _("everybody: it stands on the site"),
)
APPOINTING = Purpose(
    "appointing", _("Know who appointed whom, and when"), Basis.PUBLIC_TASK, _("pioniers and deputies"), _("the site")
)
PROFILES = Retention("profiles", _("profiles of pioniers"), 24, _("the end of the last appointment"))
APPOINTMENTS = Retention("appointments", _("appointments"), None, _("as long as the programme's file is kept"))

personal_data(Pionier, "person", "headline", "story", "themes", purpose=PROFILE, retention=PROFILES, person="person")
personal_data(
    Appointment,
    "deputy_name",
    "starts_on",
    "ends_on",
    purpose=APPOINTING,
    retention=APPOINTMENTS,
    person="pionier__person",
    programme="pionier__programme",
)

on_forget(actions.forget_pionier)
swept(PROFILES, find=actions.old_profiles, clean=actions.empty_profiles)
