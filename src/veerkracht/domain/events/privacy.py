"""What attendance lists say about people, and how long."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.privacy import Basis, Purpose, Retention, no_personal_data, on_forget, personal_data, swept

from .actions import forgetting, forgetting_doors, forgetting_seats, stage_cleaning
from .models import (
    AttendanceImport,
    ChecklistItem,
    DoorLink,
    DoorNote,
    Event,
    EventPlan,
    Feedback,
    ImportRow,
    Registration,
    Seat,
    SignUp,
    StageInvitation,
    StageRequest,
)

ATTENDANCE = Purpose(
    "attendance",
    _("Read who came to a meeting from the list of the fan that invited"),
    Basis.PUBLIC_TASK,
    _("visitors of meetings"),
    _("nobody"),
)
ORGANISING = Purpose(
    "organising",
    _("Announce and hold meetings"),
    Basis.PUBLIC_TASK,
    _("hosts and speakers, as far as a text names them"),
    _("the site"),
)
LISTS = Retention("lists", _("attendance lists"), 24, _("the day the list was sent"))
EVENTS = Retention("events", _("meetings"), None, _("as long as the programme's file is kept"))

personal_data(
    ImportRow,
    "person",
    "parsed",
    "corrections",
    purpose=ATTENDANCE,
    retention=LISTS,
    person="person",
    programme="batch__programme",
)
personal_data(
    ImportRow,
    "problems",
    "created_person",
    purpose=ATTENDANCE,
    retention=LISTS,
    person="created_person",
    programme="batch__programme",
)
personal_data(AttendanceImport, "file_name", "cells", "notes", "problems", "made", purpose=ATTENDANCE, retention=LISTS)
personal_data(
    AttendanceImport,
    "uploaded_by",
    "committed_by",
    purpose=ATTENDANCE,
    retention=LISTS,
    person="uploaded_by__people",
)
personal_data(Event, "address", "summary", purpose=ORGANISING, retention=EVENTS)

STAGES = Purpose(
    "stages", _("Find a pionier for a stage and agree a date"), Basis.PUBLIC_TASK, _("pioniers"), _("the fan")
)
STAGE_ANSWERS = Retention("answers", _("answers about stages"), 24, _("the day of the question"))
personal_data(
    StageInvitation,
    "remark",
    "chosen_at",
    purpose=STAGES,
    retention=STAGE_ANSWERS,
    person="pionier__person",
    programme="request__programme",
)
personal_data(StageRequest, "audience", "briefing", purpose=ORGANISING, retention=EVENTS)
no_personal_data(StageInvitation, "grounds", because="why a pionier fits a stage, in codes of the rules")

no_personal_data(AttendanceImport, "columns", because="which column holds what, no contents")
no_personal_data(ImportRow, "reasons", "suggestions", because="why a company fits, in codes, and keys of companies")

SIGNING_UP = Purpose(
    "signing_up",
    _("Keep seats, send tickets, let people in at the door"),
    Basis.PUBLIC_TASK,
    _("who signs up for a meeting, and the colleagues they bring"),
    _("who helps at the door"),
)
REGISTRATIONS = Retention("registrations", _("registrations for meetings"), 24, _("the day of the meeting"))
personal_data(
    Registration,
    "name",
    "email",
    "person",
    "company_name",
    "place",
    "answers",
    purpose=SIGNING_UP,
    retention=REGISTRATIONS,
    person="person",
    address="email",
)
personal_data(
    Seat,
    "name",
    "email",
    "person",
    "company_name",
    purpose=SIGNING_UP,
    retention=REGISTRATIONS,
    person="person",
    address="email",
    programme="event__programme",
)
no_personal_data(SignUp, "questions", because="what is asked of everybody, no answers")
no_personal_data(Seat, "code", because="drawn by lot, says nothing about anybody")

AT_THE_DOOR = Purpose(
    "at_the_door",
    _("Know at the door who is expected and note who came; a link without an account shows names and companies only"),
    Basis.PUBLIC_TASK,
    _("visitors of a meeting, who helps at the door"),
    _("who helps at the door, until 36 hours after the meeting"),
)
DOORS = Retention("doors", _("notes and links of doors"), 24, _("the day of the meeting"))
personal_data(
    DoorNote,
    "seat",
    "by",
    purpose=AT_THE_DOOR,
    retention=DOORS,
    person="seat__person",
    programme="event__programme",
)
personal_data(DoorLink, "name", "made_by", purpose=AT_THE_DOOR, retention=DOORS, programme="event__programme")
no_personal_data(DoorNote, "device", because="drawn by lot on a phone, says nothing about whose it is")
ASKING = Purpose(
    "asking_back",
    _("Ask who came to a meeting how it was, and tell the speaker together what people said"),
    Basis.PUBLIC_TASK,
    _("who came to a meeting"),
    _("the pionier who spoke, without names and from five answers on"),
)
ANSWERS = Retention("meeting_answers", _("answers after meetings"), 24, _("the day it was asked"))
personal_data(Feedback, "person", "need", "next_step", "words", purpose=ASKING, retention=ANSWERS, person="person")
personal_data(
    ChecklistItem,
    "what",
    "owner",
    purpose=ORGANISING,
    retention=EVENTS,
    person="owner__people",
    programme="event__programme",
)
no_personal_data(EventPlan, "reason", because="why a meeting was announced, no people")

on_forget(forgetting.forget_in_sheets)
on_forget(forgetting_seats.forget_visitor)
swept(ANSWERS, find=forgetting_seats.old_answers, clean=forgetting_seats.empty_answers)
swept(REGISTRATIONS, find=forgetting_seats.old_registrations, clean=forgetting_seats.empty_registrations)
swept(DOORS, find=forgetting_doors.old_doors, clean=forgetting_doors.empty_doors)
swept(LISTS, find=forgetting.old_lists, clean=forgetting.empty_lists)
on_forget(stage_cleaning.forget_on_stages)
swept(STAGE_ANSWERS, find=stage_cleaning.old_invitations, clean=stage_cleaning.empty_remarks)
