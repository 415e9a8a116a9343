"""Wrong input on every form of the team: the field is named, what was typed stays, and nothing is saved by half."""

from dataclasses import dataclass, field

import pytest
from django.urls import reverse

from tests.browser.conftest import Visitor
from tests.browser.lists import messy_list
from tests.browser.scene import Scene
from tests.factories.referrals import ProviderFactory
from tests.web.world import furnish
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Company, ConcreteStep
from veerkracht.domain.events.models import AttendanceImport, Event

pytestmark = pytest.mark.browser

SEND = "main form button.utrecht-button--primary-action"
PAST, FUTURE, FAR = "2018-01-02", "2019-12-01", "2031-01-01"


@dataclass
class Case:
    """A form, what is typed, which fields are wrong then, and how it is sent."""

    route: str
    args: tuple[str, ...]
    typed: dict[str, str]
    wrong: tuple[str, ...]
    send: str = SEND
    picks: tuple[str, ...] = field(default=())


CASES = (
    Case(
        "team:event-new",
        (),
        {"title": "Avond", "day": FAR, "time": "", "minutes": "0", "summary": "Over roosters."},
        ("day", "time", "minutes"),
        picks=("[name=pioniers]",),
    ),
    Case("team:event-edit", ("event",), {"title": "", "venue": "Het Stadshuis"}, ("title",)),
    Case(
        "team:event-headcount",
        ("event",),
        {"headcount": "-3"},
        ("headcount",),
        send="form[action$='/zaal/'] button",
    ),
    Case(
        "team:step-new",
        ("company",),
        {"description": "Wij roosteren zelf.", "done_on": FUTURE, "evidence_url": "geen link", "contact_name": "Ank"},
        ("done_on", "evidence_url"),
        picks=("[name=evidence_kind][value=link]", "[name=hold_mail]"),
    ),
    Case("team:step-new", ("company",), {"done_on": PAST}, ("description", "contact_email")),
    Case("team:step-evidence", ("step",), {"evidence_url": "x"}, ("evidence_kind", "evidence_url")),
    Case(
        "team:company-new",
        (),
        {
            "name": "",
            "kvk_number": "123",
            "postcode": "80",
            "sbi_code": "bouw",
            "headcount": "veel",
            "phone": "bel mij",
        },
        ("name", "kvk_number", "postcode", "sbi_code", "headcount", "phone", "source"),
    ),
    Case("team:person-edit", ("person",), {"name": "Ank", "email": "ank@"}, ("email",)),
    Case("team:touchpoint-void", ("touchpoint",), {"reason": ""}, ("reason",)),
    Case("team:fan-new", (), {"name": "", "contact_name": "Jan", "about": "Al jaren."}, ("name", "contact_email")),
    Case("team:stage-new", ("fan",), {"title": "", "on": PAST, "note": "Zaal"}, ("title", "on")),
    Case(
        "team:pionier-new",
        (),
        {"name": "Ank", "email": "ank@", "company": "Bestaat Niet", "story": "Wij begonnen klein."},
        ("email", "company"),
    ),
    Case(
        "team:pionier-appoint",
        ("pionier",),
        {"deputy_name": "De gedeputeerde", "starts_on": FUTURE, "ends_on": PAST},
        ("ends_on", "decision_note"),
    ),
    Case("team:engagement-new", ("pionier",), {"on": FUTURE, "title": "", "url": "krant"}, ("on", "title", "url")),
    Case(
        "team:question",
        ("question",),
        {"answer": " "},
        ("answer",),
        send="form[action$='/antwoord/'] button",
    ),
)


@pytest.fixture
def world(scene: Scene, desk: Visitor) -> dict[str, object]:
    """Return the keys of one of each thing, for a team member at a desk."""
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    provider = ProviderFactory.create(programme=scene.programme)
    return furnish(scene.programme, pionier=scene.pionier, fan=scene.fan, company=scene.companies[0], provider=provider)


def try_out(desk: Visitor, case: Case, path: str) -> None:
    """Send the form with what is wrong, and look at what comes back."""
    desk.open(path)
    for where in case.picks:
        desk.page.locator(f"main {where}").first.check()
    desk.type(**case.typed)
    desk.click(case.send)
    desk.reads_what_is_wrong_with(*case.wrong)
    desk.keeps(**case.typed)
    for where in case.picks:
        assert desk.page.locator(f"main {where}").first.is_checked(), where


def test_every_form_names_the_field_and_keeps_what_was_typed(desk: Visitor, world: dict[str, object]) -> None:
    before = (Event.objects.count(), Company.objects.count(), ConcreteStep.objects.count())
    problems = []
    for case in CASES:
        try:
            try_out(desk, case, reverse(case.route, args=[world[name] for name in case.args]))
        except AssertionError as problem:
            problems.append(f"{case.route}: {str(problem).splitlines()[0]}")
            desk.errors.clear()
    assert not problems, "\n".join(problems)
    assert (Event.objects.count(), Company.objects.count(), ConcreteStep.objects.count()) == before


def test_passing_on_to_nobody_opens_the_form_again(desk: Visitor, world: dict[str, object]) -> None:
    page = desk.open(f"/team/vragen/{world['question']}/")
    page.locator("details:has(form[action$='/doorgeven/']) > summary").first.click()
    note = page.locator("form[action$='/doorgeven/'] [name=word]")
    note.fill("Hij weet er veel van.")
    desk.click("form[action$='/doorgeven/'] button")
    desk.reads_what_is_wrong_with("to")
    assert note.input_value() == "Hij weet er veel van."
    assert page.locator("#id_to").is_visible()


FILES = {
    "a picture that calls itself a sheet": ("foto.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "an empty file": ("leeg.csv", b""),
    "a broken workbook": ("half.xlsx", messy_list(("Ank", "Bakkerij", "", "", "ja"))["buffer"][:900]),  # type: ignore[index]  # bytes
    "a program": ("lijst.exe", b"MZ\x90\x00" + bytes(200)),
}


@pytest.mark.parametrize("what", FILES)
def test_a_wrong_file_is_refused_in_words(what: str, desk: Visitor, world: dict[str, object]) -> None:
    name, content = FILES[what]
    known = AttendanceImport.objects.count()
    page = desk.open(f"/team/bijeenkomsten/{world['event']}/lijst/")
    given = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("[name=file]").set_input_files(given)  # type: ignore[arg-type]  # a file as Playwright takes it
    desk.click(SEND)
    desk.reads_what_is_wrong_with("file")
    assert AttendanceImport.objects.count() == known


def test_nothing_at_all_asks_for_a_list(desk: Visitor, world: dict[str, object]) -> None:
    desk.open(f"/team/bijeenkomsten/{world['event']}/lijst/")
    desk.click(SEND)
    desk.reads_what_is_wrong_with("file")
