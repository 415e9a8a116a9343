"""What we know of the people of companies, why, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.connectors.models import ConnectorAnswer
from veerkracht.shared.mail.models import BlockedAddress, Mail, MailTemplate
from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, personal_data, swept

from . import models as own
from .actions import rights_cleaning as cleaning
from .actions.register_cleaning import empty_register_files, old_register_files

CONTACT = Purpose(
    "contact",
    _("Know who came to meetings and took part, and count people and companies"),
    Basis.PUBLIC_TASK,
    _("visitors, people of companies, contacts of fans"),
    _("nobody; figures are published without names"),
)
MAIL = Purpose(
    "mail",
    _("Answer people and tell them what concerns them"),
    Basis.PUBLIC_TASK,
    _("who asked a question, took a step or signed up"),
    _("our mail provider, to deliver it"),
)
CONSENTS = Purpose(
    "consents",
    _("Send news, show a photo, quote or profile, only after a yes, and prove that yes"),
    Basis.CONSENT,
    _("who said yes, and took it back"),
    _("our mail provider; the site, for what somebody lets us show"),
)
RESULTS = Purpose(
    "results",
    _("Show what companies did to renew themselves"),
    Basis.PUBLIC_TASK,
    _("contacts of companies that took a step"),
    _("auditors and the province, without names"),
)
RIGHTS = Purpose(
    "rights",
    _("Answer requests about own data, in time and provably"),
    Basis.LEGAL_DUTY,
    _("who asked for it"),
    _("the supervisor, when it asks"),
)
WORK = Purpose(
    "work",
    _("Know which colleague noted or decided something"),
    Basis.PUBLIC_TASK,
    _("the team"),
    _("nobody"),
)
REGISTER = Purpose(
    "register",
    _("Know which companies there are, and take a wrong file back"),
    Basis.PUBLIC_TASK,
    _("owners whose firm bears their name, as the trade register gives it"),
    _("nobody"),
)
PEOPLE = Retention("people", _("people without a role"), 24, _("the last contact"))
LETTERS = Retention("letters", _("text and address of mails"), 24, _("the day it was written"))
BLOCKED = Retention("blocked", _("addresses that get no mail"), None, _("as long as the address gets none"))
PROOF = Retention("consent_proof", _("proof of a consent"), 60, _("the day it ended"))
REQUESTS = Retention("requests", _("requests about own data"), 60, _("the day it was closed"))
REGISTER_FILES = Retention(
    "register_files", _("files of the trade register and the values they replaced"), 24, _("the day it was put in")
)
FILE = Retention("file", _("the programme's file: facts and steps"), None, _("as long as the programme's file is kept"))

personal_data(
    own.Person, "name", "email", "phone", "user", "merged_into", purpose=CONTACT, retention=PEOPLE, person="pk"
)
personal_data(
    own.Position,
    "person",
    "company",
    "title",
    "starts_on",
    "ends_on",
    purpose=CONTACT,
    retention=PEOPLE,
    person="person",
    programme="company__programme",
)
personal_data(
    own.Touchpoint,
    "person",
    "kind",
    "on",
    "company",
    "occasion",
    "minutes",
    "value",
    purpose=CONTACT,
    retention=FILE,
    person="person",
)
personal_data(own.Touchpoint, "evidence", "void_reason", purpose=CONTACT, retention=FILE, person="person")
personal_data(own.Touchpoint, "recorded_by", "voided_by", purpose=WORK, retention=FILE, person="recorded_by__people")
personal_data(own.Correspondence, "person", purpose=MAIL, retention=LETTERS, person="person")
personal_data(
    Mail,
    "to_address",
    "to_name",
    "subject",
    "text",
    "sent_at",
    purpose=MAIL,
    retention=LETTERS,
    person="correspondence__person",
    address="to_address",
    programme="programme_id",
)
personal_data(
    Mail, "html", "last_error", "reply_to", "values", purpose=MAIL, retention=LETTERS, programme="programme_id"
)
personal_data(
    BlockedAddress,
    "address",
    "detail",
    "lift_reason",
    purpose=MAIL,
    retention=BLOCKED,
    address="address",
    programme="programme_id",
)
no_personal_data(MailTemplate, "subject", "text", because="words of the team, with fields in the place of people")
personal_data(
    own.Consent,
    "person",
    "purpose",
    "text",
    "address",
    "source",
    "proof",
    "asked_at",
    "confirmed_at",
    "ended",
    "ended_at",
    "end_reason",
    purpose=CONSENTS,
    retention=PROOF,
    person="person",
)
personal_data(own.Consent, "asked_by", "ended_by", purpose=WORK, retention=PROOF, person="asked_by__people")
personal_data(
    own.ConcreteStep,
    "contact",
    "kind",
    "description",
    "done_on",
    "correction",
    "what_else",
    "evidence_name",
    purpose=RESULTS,
    retention=FILE,
    person="contact",
)
personal_data(own.ConcreteStep, "recorded_by", purpose=WORK, retention=FILE, person="recorded_by__people")
personal_data(
    own.RightsRequest,
    "person",
    "kind",
    "name",
    "email",
    "note",
    "identity",
    "received_on",
    "due_on",
    "extension_reason",
    "outcome",
    purpose=RIGHTS,
    retention=REQUESTS,
    person="person",
    address="email",
)
personal_data(own.RightsRequest, "handled_by", purpose=WORK, retention=REQUESTS, person="handled_by__people")
personal_data(own.CompanyMerge, "merged_by", purpose=WORK, retention=FILE, person="merged_by__people")
personal_data(own.PersonMerge, "kept", "merged", purpose=CONTACT, retention=PEOPLE, person="kept")
personal_data(own.PersonMerge, "merged_by", purpose=WORK, retention=FILE, person="merged_by__people")
personal_data(own.RetentionRun, "decided_by", purpose=WORK, retention=FILE, person="decided_by__people")

personal_data(own.CompanyMerge, "reason", purpose=WORK, retention=FILE)
personal_data(own.FactMove, "reason", purpose=WORK, retention=FILE)
personal_data(own.FactMove, "moved_by", purpose=WORK, retention=FILE, person="moved_by__people")
# A firm of one person often bears that person's name.
personal_data(own.MatchDecision, "written", "evidence", purpose=CONTACT, retention=FILE)
personal_data(own.MatchDecision, "decided_by", "revoked_by", purpose=WORK, retention=FILE, person="decided_by__people")
personal_data(own.DuplicatePair, "decided_by", purpose=WORK, retention=FILE, person="decided_by__people")
personal_data(own.DuplicateSearch, "asked_by", purpose=WORK, retention=FILE, person="asked_by__people")
personal_data(own.CompanyNote, "text", purpose=CONTACT, retention=FILE)
personal_data(own.CompanyNote, "author", purpose=WORK, retention=FILE, person="author__people")
personal_data(own.NextContact, "what", "outcome", purpose=CONTACT, retention=FILE)
personal_data(own.NextContact, "owner", purpose=WORK, retention=FILE, person="owner__people")

no_personal_data(ConnectorAnswer, "answer", because="what the trade register says about a firm, kept for a day")
no_personal_data(own.UndertakingLink, "holder_name", because="a public body that is no company of the register")
no_personal_data(
    own.Company, "name", "legal_name", "phone", "sources", "search_text", because="what the firm is and how to reach it"
)
no_personal_data(own.Establishment, "name", because="what a branch of a firm is called")
personal_data(own.RegisterImport, "file", "sample", purpose=REGISTER, retention=REGISTER_FILES)
personal_data(own.RegisterImport, "uploaded_by", purpose=WORK, retention=FILE, person="uploaded_by__people")
personal_data(
    own.RegisterLine,
    "label",
    "changes",
    "kept",
    "problems",
    purpose=REGISTER,
    retention=REGISTER_FILES,
    programme="batch__programme",
)
no_personal_data(
    own.RegisterImport,
    "file_name", "header", "mapping", "notes", "report", "failure",
    because="how a file of the trade register is read, and counts",
)  # fmt: skip
no_personal_data(own.RegisterMapping, "fields", because="what columns hold, no contents")
no_personal_data(own.CompanyMerge, "moved", "filled", "settled", because="keys of rows, and fields of firms")
no_personal_data(own.FactMove, "moved", "voided", because="keys of rows, no contents")
no_personal_data(own.DuplicatePair, "reasons", because="why two firms look alike, in codes")
no_personal_data(own.PersonMerge, "moved", "filled", because="keys of rows and names of fields, no contents")
no_personal_data(own.CompanyLabel, "name", because="a mark that the team gives firms")
no_personal_data(own.Segment, "name", "rule", because="which firms and people are meant, by what they have in common")
no_personal_data(own.ConsentText, "text", because="what is asked, the same for everybody")

swept(PEOPLE, find=cleaning.idle_people, clean=cleaning.forget_people)
swept(LETTERS, find=cleaning.old_letters, clean=cleaning.empty_letters)
swept(PROOF, find=cleaning.ended_consents, clean=cleaning.drop_consents)
swept(REQUESTS, find=cleaning.closed_requests, clean=cleaning.blank_requests)
swept(REGISTER_FILES, find=old_register_files, clean=empty_register_files)
