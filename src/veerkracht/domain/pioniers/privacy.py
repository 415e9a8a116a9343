"""What we tell and know of pioniers, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, on_forget, personal_data, swept

from . import actions
from .models import Appointment, EngagementPicture, Pionier, TimeOff, TravelExpense, ValueMoment

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

WORKING = Purpose(
    "working",
    _("Ask a pionier for the right moments, thank and not forget anybody"),
    Basis.PUBLIC_TASK,
    _("pioniers"),
    _("nobody"),
)
TRAVEL = Purpose(
    "travel", _("Pay travel costs and account for them"), Basis.LEGAL_DUTY, _("pioniers"), _("the province's books")
)
RECEIPTS = Retention("receipts", _("receipts of travel costs"), 84, _("the day of the journey"))

personal_data(
    TimeOff,
    "starts_on",
    "ends_on",
    purpose=WORKING,
    retention=PROFILES,
    person="pionier__person",
    programme="pionier__programme",
)
personal_data(
    ValueMoment,
    "kind",
    "on",
    "note",
    purpose=WORKING,
    retention=PROFILES,
    person="pionier__person",
    programme="pionier__programme",
)
personal_data(
    EngagementPicture,
    "image",
    purpose=WORKING,
    retention=PROFILES,
    person="engagement__pionier__person",
    programme="engagement__pionier__programme",
)
personal_data(
    TravelExpense,
    "description",
    "amount",
    "receipt",
    "remark",
    "paid_to_user",
    purpose=TRAVEL,
    retention=RECEIPTS,
    person="pionier__person",
)

on_forget(actions.forget_pionier)
swept(PROFILES, find=actions.old_profiles, clean=actions.empty_profiles)
swept(RECEIPTS, find=actions.old_receipts, clean=actions.remove_receipts)
