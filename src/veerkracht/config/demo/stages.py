"""Stages for which a pionier is sought in every state, agreements, giving and receiving, thanks, and travel costs."""

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.events.actions import prepare_thanks
from veerkracht.domain.events.choices import Ground, InvitationState, RequestState
from veerkracht.domain.events.models import StageInvitation, StageRequest, Thanks
from veerkracht.domain.events.notifications import ask_for_stage
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.actions import claim_expense, decide_expense
from veerkracht.domain.pioniers.choices import EngagementKind, ValueKind
from veerkracht.domain.pioniers.models import TimeOff, ValueMoment, WorkingAgreement
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

from .cast import Cast, Held, at
from .copying import copy_rows
from .setting import LAST_WORKDAY

BRIEFING = "Een verhaal van twintig minuten, daarna vragen uit de zaal. De gastheer ontvangt u een kwartier vooraf."
NEW_STAGES = (
    ("twente", dt.date(2019, 11, 21), "Ontbijt voor familiebedrijven", 35),
    ("ikt", dt.date(2019, 11, 14), "Ledenlunch maakbedrijven", 30),
    ("boost", dt.date(2019, 10, 31), "Avond voor teamleiders", 50),
)
# Title of the stage, state, form, theme, hour, days until the second date, and whom we asked with which answer.
SOUGHT = (
    ("Ontbijt voor familiebedrijven", RequestState.ASKING, "talk", "Flexibel organiseren", 8, 7,
     (("wietske", "asked"),)),
    ("Ledenlunch maakbedrijven", RequestState.OTHER, "talk", "Leren en veiligheid", 12, 7,
     (("tjitske", "no"), ("berend", "other"))),
    ("Avond voor teamleiders", RequestState.UNFILLED, "panel", "Zeggenschap", 19, 0,
     (("nadia", "silent"), ("omer", "no"))),
    ("Maandborrel MKB Deventer", RequestState.OPEN, "talk", "Slimmer werken", 17, 7, ()),
    ("Jaarafsluiting Cleantech Regio", RequestState.OPEN, "workshop", "Co-creatie en netwerken", 19, 1, ()),
    ("Ledenlunch IKT", RequestState.WITHDRAWN, "talk", "Leren en veiligheid", 12, 0, (("berend", "recalled"),)),
)  # fmt: skip
REMARKS = {"no": "Die week ben ik op een beurs.", "other": "Een week later kan ik wel, dan graag een lunch."}
EVENING, DAY = 19, dt.timedelta(days=1)
TEAM = ("loes.averesch@example.org", "jorn.teunisman@example.org")
RECENT = dt.date(2019, 9, 1)
THEMES = [Ground.THEME.value, Ground.NEW_VOICE.value]


def seek_pioniers(cast: Cast) -> None:
    """Make the requests with their questions and answers."""
    new = [
        Stage(fan=cast.fans[fan], title=title, on=on, expected_guests=guests, state=StageState.OFFERED)
        for fan, on, title, guests in NEW_STAGES
    ]
    copy_rows(new)
    stages = {each.title: each for each in Stage.objects.filter(fan__programme=cast.programme).select_related("fan")}
    for title, state, kind, theme, hour, apart, answers in SOUGHT:
        first = at(stages[title].on, hour)
        request = _request(cast, stages[title], state, kind, theme, first, first + apart * DAY if apart else None)
        for number, (key, answer) in enumerate(answers):
            _invite(cast, request, key, InvitationState(answer), LAST_WORKDAY - (len(answers) - number) * 4 * DAY)
    _agreed(cast)


def _request(
    cast: Cast,
    stage: Stage,
    state: RequestState,
    kind: str,
    theme: str,
    first: dt.datetime,
    second: dt.datetime | None,
) -> StageRequest:
    return StageRequest.objects.create(
        programme=cast.programme,
        stage=stage,
        state=state,
        kind=EngagementKind(kind),
        theme=theme,
        first_at=first,
        second_at=second,
        municipality_id=stage.fan.municipality_id,
        guests=stage.expected_guests,
        audience="ondernemers uit het netwerk",
        briefing=BRIEFING,
        created_at=at(min(LAST_WORKDAY - 12 * DAY, first.date() - 40 * DAY), 10),
        created_by=cast.team(cast.draw("stages")),
    )


def _invite(cast: Cast, request: StageRequest, key: str, state: InvitationState, on: dt.date) -> None:
    """Ask one pionier on a day; who was asked last may still answer."""
    asked_at = at(on, 10)
    wanted = request.first_at + 7 * DAY if state == InvitationState.OTHER else None
    invitation = StageInvitation.objects.create(
        request=request,
        pionier=cast.pioniers[key],
        grounds=THEMES,
        state=state,
        asked_at=asked_at,
        asked_by=request.created_by,
        expires_at=at(LAST_WORKDAY + 4 * DAY, 10) if state == InvitationState.ASKED else asked_at + 4 * DAY,
        answered_at=None if state == InvitationState.ASKED else asked_at + 2 * DAY,
        chosen_at=wanted,
        remark=REMARKS.get(state.value, ""),
    )
    mail = ask_for_stage(invitation)
    Mail.objects.filter(pk=mail.pk).update(
        state=MailState.SENT, created_at=asked_at, send_after=asked_at, sent_at=asked_at
    )


def _agreed(cast: Cast) -> None:
    """Let the next meeting be one that came by a yes."""
    held = next(each for each in cast.held if each.meeting.people is None)
    stage = Stage.objects.select_related("fan").get(occasion=held.occasion)
    starts_at = held.occasion.starts_at
    request = _request(cast, stage, RequestState.AGREED, "talk", held.meeting.theme, starts_at, None)
    StageRequest.objects.filter(pk=request.pk).update(event=held.event, venue=held.meeting.venue)
    asked_at = at(dt.date(2019, 8, 26), 10)
    StageInvitation.objects.create(
        request=request,
        pionier=cast.pioniers[held.meeting.pioniers[0]],
        grounds=THEMES,
        state=InvitationState.YES,
        asked_at=asked_at,
        expires_at=asked_at + 5 * DAY,
        answered_at=asked_at + DAY,
        chosen_at=starts_at,
    )


def agree_and_give(cast: Cast) -> None:
    """Make agreements, periods off, and what went back and forth in the last year."""
    draw = cast.draw("giving")
    pioniers = list(cast.pioniers.values())
    copy_rows(
        [
            WorkingAgreement(
                pionier=each,
                weekdays=sorted(draw.take(range(5), 4)),
                subregions=[],
                formats=[EngagementKind.TALK.value, EngagementKind.VISIT.value, EngagementKind.PANEL.value],
                per_month=draw.choice([1, 2, 2, 3]),
            )
            for each in pioniers[:-2]
        ]
    )
    copy_rows(
        [TimeOff(pionier=each, starts_on=dt.date(2019, 12, 20), ends_on=dt.date(2020, 1, 6)) for each in pioniers[:4]]
    )
    kinds = [(ValueKind.CALLED, 4), (ValueKind.VISITED, 2), (ValueKind.CONNECTED, 1), (ValueKind.ADVICE, 1)]
    moments = {}
    for each in pioniers[1:]:
        for _number in range(draw.choice([0, 1, 2, 3, 5])):
            day, kind = draw.day(dt.date(2018, 10, 1), LAST_WORKDAY), draw.one(kinds)
            moments[each.pk, kind, day] = ValueMoment(pionier=each, kind=kind, on=day)
    copy_rows(list(moments.values()))


def thank(cast: Cast) -> None:
    """Thank for the meetings of the last year, but for those of this month: their thanks lie ready."""
    over = [each for each in cast.held if each.meeting.people is not None and each.meeting.on > dt.date(2018, 9, 1)]
    done = [each for each in over if each.meeting.on < RECENT]
    rows = list(_thanks(cast, done))
    copy_rows(rows)
    copy_rows(
        [
            ValueMoment(
                pionier=each.pionier, kind=ValueKind.THANKED, on=each.thanked_on or each.due_on, occasion=each.occasion
            )
            for each in rows
        ]
    )
    for held in over:
        if held.meeting.on >= RECENT:
            for thanks in prepare_thanks(event=held.event):
                written = at(held.meeting.on + 2 * DAY, 9)
                Mail.objects.filter(thanks=thanks).update(created_at=written, send_after=written)


def _thanks(cast: Cast, done: list[Held]) -> Iterator[Thanks]:
    for held in done:
        for key in held.meeting.pioniers:
            yield Thanks(
                programme=cast.programme,
                occasion=held.occasion,
                pionier=cast.pioniers[key],
                due_on=add_working_days(held.meeting.on, 5),
                thanked_on=add_working_days(held.meeting.on, 2),
            )


def claim_travel(cast: Cast) -> None:
    """Claim some journeys: approved, refused, and waiting."""
    line = BudgetLine.objects.filter(programme=cast.programme).order_by("code").last()
    draw = cast.draw("travel")
    over = [each for each in cast.held if each.meeting.people is not None][-5:]
    by, other = (each for each in cast.users if each.email in TEAM)
    for number, held in enumerate(over):
        key = held.meeting.pioniers[0]
        pionier = cast.pioniers[key]
        by, other = [
            each for each in cast.users if each.email in ("loes.averesch@example.org", "jorn.teunisman@example.org")
        ][:2]
        amount = Decimal(draw.randint(900, 4200)) / 100
        expense = claim_expense(
            pionier=pionier,
            on=held.meeting.on,
            description=f"{pionier.company.place} - {held.meeting.venue.rpartition(', ')[2]} en terug"[:200],
            amount=amount,
            receipt=_receipt(amount),
            at=at(held.meeting.on + 3 * DAY, 14),
            by=by,
        )
        if number < 3:
            decide_expense(
                expense=expense,
                is_approved=number != 1,
                budget_line=line,
                remark="" if number != 1 else "De bon is van een andere dag.",
                at=at(held.meeting.on + 6 * DAY, 11),
                by=other,
            )


def _receipt(amount: Decimal) -> ContentFile:
    """Draw an invented receipt."""
    image = Image.new("RGB", (360, 480), "white")
    ImageDraw.Draw(image).text((30, 40), f"VERZONNEN BON\n\nTreinreis\n\nEUR {amount}", fill="black")
    kept = io.BytesIO()
    image.save(kept, "JPEG")
    return ContentFile(kept.getvalue(), name="bon.jpg")
