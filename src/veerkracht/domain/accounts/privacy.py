"""What we know of who signs in, and of what they did."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, personal_data
from veerkracht.shared.tasks.models import PeriodicRun, Worker

from .models import User

SIGN_IN = Purpose(
    "sign_in",
    _("Let people sign in to what is their own"),
    Basis.PUBLIC_TASK,
    _("team, province, pioniers, contacts of fans and companies"),
    _("nobody"),
)
ACCOUNTABILITY = Purpose(
    "accountability",
    _("Be able to show who did what, when"),
    Basis.LEGAL_DUTY,
    _("who works with the programme's data"),
    _("auditors"),
)
ACCOUNT = Retention("account", _("sign-ins"), None, _("until the person asks to be forgotten or the role ends"))
LOG = Retention("log", _("audit trail"), None, _("as long as the data that it is about; it holds keys, no names"))

personal_data(User, "email", "name", purpose=SIGN_IN, retention=ACCOUNT, person="people", programme="")
personal_data(AuditLine, "actor", purpose=ACCOUNTABILITY, retention=LOG, programme="programme_id")
personal_data(AuditLine, "details", purpose=ACCOUNTABILITY, retention=LOG, programme="programme_id")
no_personal_data(Worker, "host", because="the name of a machine of ours")
no_personal_data(PeriodicRun, "name", because="the name of a piece of work in the code")
