"""Load the example programmes into a database that has none of them.

Measured on two cores: 9 to 11 s for both (7 s of it in Python, most of it for 13,450 companies). Aim: under 15 s.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.signal_handlers import disable_reference_index_auto_update

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.actions import recompute_stages
from veerkracht.domain.companies.actions.register import derive
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused

from .arranging import arrange_lists
from .asking import ask_questions
from .attendance import fill_meetings
from .brochures import load_brochure
from .caring import load_care
from .cast import Cast
from .consenting import ask_for_own_data, say_yes
from .copying import copy_rows
from .definition import Definition
from .documents import write_documents
from .doors import open_doors
from .doubles import make_doubles
from .english import load_english
from .firms import FirmMaker
from .groups import name_holding, tie_firms, write_notes
from .knowledge import load_knowledge
from .mailing import write_mails
from .networks import add_fans, add_meetings, add_pioniers
from .overijssel import OVERIJSSEL
from .own_pages import load_own_pages
from .people import invite_guests
from .posting import arrange_post
from .recruiting import find_gems
from .referring import refer
from .register import read_registers
from .relating import relate_fans
from .scanning import do_scans
from .setting import FIRST_DAY, clock_offset, give_roles, set_up_programme
from .signing_up import ask_after_meetings, sign_people_up
from .stages import agree_and_give, claim_travel, seek_pioniers, thank
from .stepping import take_steps
from .vlierstreek import VLIERSTREEK

Progress = Callable[[str, int, int], None]
Step = Callable[[int, int], None]
LANGUAGE = "nl"
SIGN_IN = (
    Role.TEAM_MEMBER,
    Role.PROJECT_LEADER,
    Role.DEPUTY,
    Role.AUDITOR,
    Role.PIONIER,
    Role.FAN_CONTACT,
    Role.COMPANY_CONTACT,
    Role.PROVIDER,
)
BATCH = 1_000


class DemoIsThere(Refused):
    """The example was loaded before."""

    message = gettext_lazy("The example programme is already in this database. Use an empty database to load it again.")


def load_demo(*, progress: Progress) -> Programme:
    """Fill the database with the two example programmes and return the main one; all of it or nothing.

    `progress` hears a label, how far that part is, and how much it holds. Raises DemoIsThere.
    """
    if Programme.objects.filter(slug__in=[OVERIJSSEL.slug, VLIERSTREEK.slug]).exists():
        raise DemoIsThere
    write_documents()
    offset = clock_offset(timezone.now())
    with transaction.atomic():
        main = _load(OVERIJSSEL, offset, progress)
        _load(VLIERSTREEK, offset, _silent)
        _count_for_the_planner()
    return main


def _count_for_the_planner() -> None:
    """Let the database know its tables; its own round comes a minute later, and until then some pages would be slow."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE companies_company (id, programme_id, merged_into_id, target_answer), companies_companystage, "
            "companies_person (id, programme_id, anonymised_at), companies_position, companies_consent"
        )


def sign_in_links() -> list[tuple[str, str]]:
    """Return the label and the path of one sign-in link per role of the example."""
    return [(str(role.label), f"/demo/in/{role.value}/") for role in SIGN_IN]


def _silent(_label: str, _done: int, _total: int) -> None:
    """Say nothing: the second programme is small."""


def _load(definition: Definition, offset: dt.timedelta, progress: Progress) -> Programme:
    """Fill one programme, part by part."""
    cast = set_up_programme(definition, offset)
    parts: tuple[tuple[str, Callable[[Cast, Step], None]], ...] = (
        (_("Companies"), _load_companies),
        (_("Fans, pioniers and meetings"), _load_networks),
        (_("Attendance"), _load_attendance),
        (_("Steps, questions and mail"), _load_activity),
        (_("Knowledge base"), _load_knowledge),
        (_("Stages and figures"), _count),
    )
    for label, load in parts:
        progress(label, 0, 1)
        load(cast, partial(progress, label))
        progress(label, 1, 1)
    return cast.programme


def _load_companies(cast: Cast, step: Step) -> None:
    give_roles(cast)
    cast.firms = FirmMaker(cast.definition, cast.programme.pk, cast.names).make()
    if cast.definition.questions:
        name_holding(cast.firms)
    companies = [firm.company for firm in cast.firms.all()]
    for start in range(0, len(companies), BATCH):
        step(start, len(companies))
        batch = companies[start : start + BATCH]
        derive(cast.programme, batch, on=FIRST_DAY)
        copy_rows(batch)


def _load_networks(cast: Cast, _step: Step) -> None:
    add_fans(cast)
    add_pioniers(cast)
    add_meetings(cast)


def _load_attendance(cast: Cast, _step: Step) -> None:
    invite_guests(cast)
    fill_meetings(cast)
    if cast.definition.questions:
        open_doors(cast)


def _load_activity(cast: Cast, step: Step) -> None:
    # What the product would have written itself is written in the language of the programme.
    with translation.override(LANGUAGE):
        steps = take_steps(cast)
        questions = ask_questions(cast) if cast.definition.questions else []
        step(1, 2)
        write_mails(cast, steps, questions)
        say_yes(cast)
        do_scans(cast, steps)
        ask_for_own_data(cast)
        if questions:
            find_gems(cast)
            seek_pioniers(cast)
            agree_and_give(cast)
            thank(cast)
            claim_travel(cast)
            sign_people_up(cast)
            ask_after_meetings(cast)
            tie_firms(cast)
            write_notes(cast)
            read_registers(cast)
            make_doubles(cast)
            arrange_post(cast.programme)
            relate_fans(cast.programme)


def _load_knowledge(cast: Cast, _step: Step) -> None:
    if cast.definition.knowledge:
        # Nothing in the example refers to a picture or a document, so there is nothing to note for each page.
        with _quiet("wagtail"), disable_reference_index_auto_update():
            load_knowledge(cast.programme)
            load_english(cast.programme)
            load_own_pages(cast.programme)
            load_care(cast.programme)
            load_brochure(cast.programme)
    if cast.definition.questions:
        refer(cast)


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep a library's notes about every page out of the progress bar."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _count(cast: Cast, step: Step) -> None:
    facts = Touchpoint.objects.of(cast.programme).filter(company__isnull=False).order_by("company_id")
    ids = facts.values_list("company_id", flat=True).distinct()
    recompute_stages(programme=cast.programme, company_ids=ids)
    step(1, 2)
    refresh_figures(programme=cast.programme, rebuild=True)
    if cast.definition.questions:
        arrange_lists(cast)
