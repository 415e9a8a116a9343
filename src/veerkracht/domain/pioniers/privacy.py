"""What we tell and know of pioniers, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, on_forget, personal_data, swept

from . import actions
from .models import (
    Appointment,
    Candidacy,
    Candidate,
    CandidateEntry,
    EngagementPicture,
    InterestDeclaration,
    Nomination,
    Pionier,
    ProfileRequest,
    TimeOff,
    TravelExpense,
    ValueMoment,
)

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
RECRUITING = Purpose(
    "recruiting",
    _("Find entrepreneurs who may become a pionier, and choose among them"),
    Basis.PUBLIC_TASK,
    _("entrepreneurs whom somebody pointed to"),
    _("the team and the province; never public before an own yes"),
)
NOMINATING = Purpose(
    "nominating",
    _("Thank who nominated somebody and tell what came of it"),
    Basis.CONSENT,
    _("people who nominate"),
    _("the team; the candidate only when the nominator agreed"),
)
CANDIDATES = Retention("candidates", _("candidates who stopped"), 12, _("the day on which they stopped"))
PROFILES = Retention("profiles", _("profiles of pioniers"), 24, _("the end of the last appointment"))
APPOINTMENTS = Retention("appointments", _("appointments"), None, _("as long as the programme's file is kept"))

personal_data(
    Pionier, "person", "headline", "story", "themes", "gender", purpose=PROFILE, retention=PROFILES, person="person"
)
personal_data(
    ProfileRequest,
    "remark",
    purpose=PROFILE,
    retention=PROFILES,
    person="pionier__person",
    programme="pionier__programme",
)
personal_data(
    Appointment,
    "deputy_name",
    "starts_on",
    "ends_on",
    "plaque_text",
    "decision_note",
    purpose=APPOINTING,
    retention=APPOINTMENTS,
    person="pionier__person",
    programme="pionier__programme",
)
personal_data(
    Candidate,
    "person",
    "owner",
    "company_name",
    "why",
    "themes",
    "next_action",
    purpose=RECRUITING,
    retention=CANDIDATES,
    person="person",
)
personal_data(
    CandidateEntry,
    "text",
    "author",
    purpose=RECRUITING,
    retention=CANDIDATES,
    person="candidate__person",
    programme="candidate__programme",
)
personal_data(
    Candidacy,
    "grounds",
    purpose=RECRUITING,
    retention=CANDIDATES,
    person="candidate__person",
)
personal_data(
    InterestDeclaration,
    "by",
    "note",
    purpose=RECRUITING,
    retention=CANDIDATES,
    person="candidacy__candidate__person",
    programme="candidacy__programme",
)
personal_data(Nomination, "why", purpose=RECRUITING, retention=CANDIDATES, person="candidate__person")
personal_data(Nomination, "nominator", purpose=NOMINATING, retention=CANDIDATES, person="nominator")

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
swept(CANDIDATES, find=actions.old_candidates, clean=actions.empty_candidates)
