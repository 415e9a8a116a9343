"""What questions say about who asks them, and how long."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, on_forget, personal_data, swept

from . import actions
from . import models as own
from .actions.cleaning import forget_provider
from .models import Question

HELP = Purpose(
    "help",
    _("Answer questions of entrepreneurs, or pass them on to who can"),
    Basis.PUBLIC_TASK,
    _("who asks a question"),
    _("the helper to whom a question is passed on"),
)
QUESTIONS = Retention("questions", _("texts of questions"), 24, _("the day it was answered"))

personal_data(
    Question,
    "person",
    "email",
    "company_name",
    "text",
    "asked_at",
    "answer",
    "passed_on_to",
    purpose=HELP,
    retention=QUESTIONS,
    person="person",
    address="email",
)
personal_data(Question, "handled_by", purpose=HELP, retention=QUESTIONS, person="handled_by__people")

personal_data(Question, "assigned_to", purpose=HELP, retention=QUESTIONS, person="assigned_to__people")
of_question: dict[str, Any] = {"purpose": HELP, "retention": QUESTIONS, "programme": "question__programme"}
personal_data(own.Message, "text", "email", "at", **of_question, person="question__person", address="email")
personal_data(own.Message, "author", **of_question, person="author__people")
personal_data(own.FollowUp, "line", "outcome", **of_question, person="question__person")
personal_data(
    own.Attachment,
    "name",
    "file",
    purpose=HELP,
    retention=QUESTIONS,
    programme="message__question__programme",
    person="message__question__person",
)
personal_data(own.Proposal, "context", purpose=HELP, retention=QUESTIONS, person="question__person")
personal_data(own.Handoff, "reason", purpose=HELP, retention=QUESTIONS, person="question__person")

PROVIDERS = Purpose(
    "providers",
    _("Know who can help entrepreneurs, and refer to them"),
    Basis.PUBLIC_TASK,
    _("contacts of providers"),
    _("entrepreneurs who agreed to be referred"),
)
PROVIDER_FILE = Retention("provider_file", _("providers"), None, _("as long as the programme refers to them"))
personal_data(
    own.Provider, "name", "offer", "evidence", "person", purpose=PROVIDERS, retention=PROVIDER_FILE, person="person"
)
DESK = Purpose(
    "desk",
    _("Know who of the team deals with questions, and who covers"),
    Basis.PUBLIC_TASK,
    _("the team"),
    _("nobody"),
)
DESK_FILE = Retention("desk_file", _("who deals with questions"), None, _("as long as the team works that way"))
personal_data(own.DeskSettings, "escalate_to", purpose=DESK, retention=DESK_FILE, person="escalate_to__people")
personal_data(own.DeskAbsence, "user", purpose=DESK, retention=DESK_FILE, person="user__people")
personal_data(own.DeskAbsence, "cover", purpose=DESK, retention=DESK_FILE, person="cover__people")
no_personal_data(own.DeskSettings, "reply_address", because="the address of a mailbox of the programme, nobody's own")
no_personal_data(own.DeskChange, "before", because="keys and codes of questions, what undo puts back")
no_personal_data(own.AnswerTemplate, "name", "text", because="a standard text of the team, about nobody")

on_forget(actions.forget_sender)
on_forget(forget_provider)
swept(QUESTIONS, find=actions.old_questions, clean=actions.empty_questions)
