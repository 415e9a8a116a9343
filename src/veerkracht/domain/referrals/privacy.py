"""What questions say about who asks them, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, on_forget, personal_data, swept

from . import actions
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

on_forget(actions.forget_sender)
swept(QUESTIONS, find=actions.old_questions, clean=actions.empty_questions)
