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
    """Put a firm per family, trade and place in the register: the same names stand in other towns too."""
    names = [(f"{family} {trade}", place) for family in FAMILIES for trade in TRADES for place in PLACES]
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
    lines[7] = "Gast 6\tBroekgaaden Advies\tgast6@example.org\tHengelo"
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

    correct(desk, "Gast 6", "Broekgaarden Advies", place="Zwolle")
    correct(desk, "Gast 9", "Zwanikken Bouw", place="Ommen")
    tab_to(page, "form[action$='/verwerken/'] button")
    go(page, "Enter")
    desk.look()
    batch.refresh_from_db()
    assert batch.state == ImportState.COMMITTED
    assert Touchpoint.objects.live().filter(occasion=scene.event.occasion).count() >= ROWS
    for guest, name, place in (
        ("gast6@", "Broekgaarden Advies B.V.", "Zwolle"),
        ("gast9@", "Zwanikken Bouw B.V.", "Ommen"),
    ):
        fact = Touchpoint.objects.live().select_related("company").get(person__email=f"{guest}example.org")
        assert (fact.company.name, fact.company.place) == (name, place)
    made = Company.objects.filter(programme=scene.programme).count() - before[0]
    assert made <= ROWS * 0.02, "hardly a firm of the register is made again"

    page.goto(f"{desk.base_url}/team/bijeenkomsten/lijst/{batch.pk}/")
    tab_to(page, "form[action$='/ongedaan/'] button")
    go(page, "Enter")
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


def correct(desk: Visitor, guest: str, company: str, *, place: str) -> None:
    """Go to the row of this guest, open it, and write what is right."""
    page = desk.page
    for _row in range(ROWS):
        if guest in row_in_hand(page).split("\n"):
            break
        page.keyboard.press("j")
    assert guest in row_in_hand(page)
    go(page, "e")
    desk.look()
    for field, value in (("company", company), ("place", place)):
        tab_to(page, f"main form [name={field}]")
        page.keyboard.press("Control+a")
        page.keyboard.type(value)
    tab_to(page, "main form button.utrecht-button--primary-action")
    go(page, "Enter")
    desk.look()
