"""A fan's list of 300 rows put in with the keyboard alone: look, correct two, commit, undo."""

import random

import pytest

from tests.browser.conftest import Visitor
from tests.browser.keys import go, row_in_hand, tab_to
from tests.browser.scene import Scene
from tests.factories.companies import CompanyFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Company, Person, Touchpoint
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.events.models import AttendanceImport

pytestmark = pytest.mark.browser

ROWS = 300
FAMILIES = (
    "Zwanikken",
    "Kleinlugt",
    "Ten Hove",
    "Roeterdink",
    "Snijdelaar",
    "Oude Vrielink",
    "Broekgaarden",
    "Haarlinck",
)
TRADES = ("Bouw", "Techniek", "Logistiek", "Metaal", "Interieur", "Groen", "Zuivel", "Transport", "Advies", "Drukwerk")
PLACES = ("Zwolle", "Deventer", "Raalte", "Ommen")


def register(scene: Scene) -> list[Company]:
    """Put a firm per family and trade in the register, here and there."""
    pairs = [f"{family} {trade}" for family in FAMILIES for trade in TRADES]
    names = [(name, PLACES[number % len(PLACES)]) for number, name in enumerate(pairs)]
    return [
        CompanyFactory.create(programme=scene.programme, name=f"{name} B.V.", place=place, municipality=None)
        for name, place in names
    ]


def messy(companies: list[Company]) -> str:
    """Return 300 rows as somebody pastes them from a sheet: other forms, capitals, spaces, slips."""
    draw = random.Random(11)
    lines = ["Naam\tOrganisatie\tE-mail\tPlaats"]
    for number in range(ROWS):
        company = draw.choice(companies)
        bare = company.name.removesuffix(" B.V.")
        written = draw.choice(
            (bare, f"{bare} bv", bare.upper(), f"  {bare}   B.V", f"{bare} BV ", company.name.lower())
        )
        lines.append(
            f"Gast {number}\t{written}\tgast{number}@example.org\t{draw.choice((company.place, company.place.upper()))}"
        )
    lines[7] = "Gast 6\tBrk.gaarden Adv.\tgast6@example.org\tZwolle"
    lines[10] = "Gast 9\tZ. Bw\tgast9@example.org\tZwolle"
    return "\n".join(lines)


def test_300_rows_by_keyboard(desk: Visitor, scene: Scene) -> None:
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    text = messy(register(scene))
    before = counted(scene)
    page = desk.open(f"/team/bijeenkomsten/{scene.event.pk}/")
    go(page, "n")
    tab_to(page, "textarea")
    page.keyboard.insert_text(text)
    tab_to(page, "main form button.utrecht-button--primary-action")
    page.set_default_navigation_timeout(60_000)
    go(page, "Enter")
    desk.look()
    batch = AttendanceImport.objects.get(state=ImportState.PREVIEW)

    correct(desk, "Gast 6", "Broekgaarden Advies")
    correct(desk, "Gast 9", "Zwanikken Bouw")
    go(page, "n")
    desk.look()
    batch.refresh_from_db()
    assert batch.state == ImportState.COMMITTED
    assert Touchpoint.objects.live().filter(occasion=scene.event.occasion).count() >= ROWS
    for guest, name in (("gast6@", "Broekgaarden Advies B.V."), ("gast9@", "Zwanikken Bouw B.V.")):
        fact = Touchpoint.objects.live().select_related("company").get(person__email=f"{guest}example.org")
        assert fact.company.name == name
    made = Company.objects.filter(programme=scene.programme).count() - before[0]
    assert made <= ROWS * 0.02, "hardly a firm of the register is made again"

    page.goto(f"{desk.base_url}/team/bijeenkomsten/lijst/{batch.pk}/")
    go(page, "u")
    desk.look()
    assert counted(scene) == before


def counted(scene: Scene) -> tuple[int, int, int]:
    """Return companies, people and facts that count."""
    programme = scene.programme
    return (
        Company.objects.of(programme).count(),
        Person.objects.of(programme).count(),
        Touchpoint.objects.of(programme).live().count(),
    )


def correct(desk: Visitor, guest: str, company: str) -> None:
    """Go to the row of this guest, open it, and write what is right."""
    page = desk.page
    for _row in range(ROWS):
        page.keyboard.press("j")
        if guest in row_in_hand(page).split("\n"):
            break
    assert guest in row_in_hand(page)
    go(page, "e")
    desk.look()
    tab_to(page, "main form [name=company]")
    page.keyboard.press("Control+a")
    page.keyboard.type(company)
    tab_to(page, "main form button.utrecht-button--primary-action")
    go(page, "Enter")
    desk.look()
    tab_to(page, "main .v-form-actions a")
    go(page, "Enter")
    desk.look()
