"""An evening at the door on a phone: network gone, walk-in noted, page loaded again, network back, figures follow."""

import datetime as dt

import pytest

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from tests.domain.events.seats import sign_up
from tests.factories.events import DoorLinkFactory, SeatingFactory, SignUpFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import DoorLink, DoorNote, Event, Seat

TONIGHT = dt.datetime(2019, 9, 23, 17, 30, tzinfo=dt.UTC)


@pytest.fixture
def evening(scene: Scene) -> Event:
    """Let the coming meeting be tonight; three people signed up."""
    occasion = scene.coming.occasion
    occasion.starts_at = TONIGHT
    occasion.save()
    SignUpFactory.create(event=scene.coming)
    SeatingFactory.create(event=scene.coming)
    for name in ("anna", "bert", "cor"):
        sign_up(scene.coming, name, company_name="Drukkerij Ter Horst")
    return scene.coming


@pytest.fixture
def link(evening: Event) -> DoorLink:
    return DoorLinkFactory.create(event=evening)


def waits_until(phone: Visitor, number: int) -> None:
    """Wait until so many notes wait on the phone."""
    phone.page.locator(f"[data-state][data-waiting='{number}']").wait_for()


def tap(phone: Visitor, name: str) -> None:
    phone.page.locator("[data-visitor]", has_text=name).locator("button").click()


def is_sent(phone: Visitor, name: str) -> None:
    """Wait until the server knows that this visitor is in."""
    phone.page.locator("[data-visitor].is-in:not([data-pending])", has_text=name).wait_for()


def attendances_on_overview(desk: Visitor) -> int:
    """Return how many attendances the overview of the team tells."""
    line = desk.open("/team/").locator("main p", has_text="bezoeken zijn geen").first.inner_text()
    return int(line.split()[0].replace(".", ""))


def states(event: Event) -> dict[str, str]:
    return dict(Seat.objects.filter(event=event).order_by("name").values_list("name", "state"))


def test_door_without_network_with_walk_in_and_back(
    phone: Visitor, desk: Visitor, scene: Scene, link: DoorLink
) -> None:
    event = link.event
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    before = attendances_on_overview(desk)
    page = phone.open(f"/deur/{link.token}/")
    waits_until(phone, 0)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tap(phone, "Anna")
    is_sent(phone, "Anna")
    assert states(event)["Anna"] == SeatState.CAME

    phone.context.set_offline(True)
    tap(phone, "Bert")
    phone.type(name="Jan Jansen", company="Zuivel Reest en Wieden")
    page.locator("[data-walk-in] button").click()
    waits_until(phone, 2)
    page.reload()
    waits_until(phone, 2)
    assert phone.reads("Jan Jansen")
    tap(phone, "Anna")
    waits_until(phone, 3)
    assert states(event) == {"Anna": SeatState.CAME, "Bert": SeatState.REGISTERED, "Cor": SeatState.REGISTERED}

    phone.context.set_offline(False)
    waits_until(phone, 0)
    phone.errors.clear()  # the last try without a network may end just after it came back
    expected = {"Anna": "registered", "Bert": "came", "Cor": "registered", "Jan Jansen": "came"}
    assert states(event) == expected
    assert DoorNote.objects.filter(event=event).count() == 4
    phone.look()

    scene.figures_follow()
    desk.open(f"/team/bijeenkomsten/{event.pk}/")
    assert desk.reads("Jan Jansen")
    assert attendances_on_overview(desk) == before + 2  # Bert and the walk-in; Anna was taken back


def test_door_works_without_scripts(phone_without_scripts: Visitor, link: DoorLink) -> None:
    phone = phone_without_scripts
    page = phone.page
    page.goto(f"{phone.base_url}/deur/{link.token}/")
    tap(phone, "Anna")
    page.wait_for_load_state()
    phone.type(name="Jan Jansen", company="Zuivel Reest en Wieden")
    page.locator("[data-walk-in] button").click()
    page.wait_for_load_state()
    assert states(link.event)["Jan Jansen"] == SeatState.CAME
    tap(phone, "Anna")
    page.wait_for_load_state()
    assert states(link.event)["Anna"] == SeatState.REGISTERED
