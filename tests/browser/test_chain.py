"""The one chain everything serves: a list, a card, a question, an answer, a step, a yes, a figure, and the way back."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.keys import go, row_in_hand, tab_to
from tests.browser.lists import messy_list
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from tests.browser.test_question import A_MOMENT
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Company, ConcreteStep
from veerkracht.domain.impact.choices import Measure
from veerkracht.domain.referrals.models import Question

pytestmark = pytest.mark.browser

ANK = "ank@bakkerij-ank.example.org"
QUESTION = "Hoe begin ik met zelfroosteren?"
ANSWER = "Begin met een ploeg die het zelf wil."
STEP = "De ploegen maken nu zelf het rooster."
COUNTED = (Measure.ATTENDANCES, Measure.PERSONS, Measure.REACHED, Measure.ACTIVATED)


def figures(desk: Visitor, scene: Scene) -> dict[Measure, int]:
    """Return what the overview shows, after the worker did its work."""
    scene.figures_follow()
    page = desk.open("/team/")
    return {measure: figure(page, measure) for measure in COUNTED}


def figure(page: Page, measure: Measure) -> int:
    """Return one figure of the whole programme."""
    shown = page.locator(f"a.v-stat__link[href='/team/rijen/?measure={measure.value}'] .v-stat__number").first
    return int(shown.inner_text())


def test_from_a_messy_list_to_a_figure_with_evidence_and_back(desk: Visitor, phone: Visitor, scene: Scene) -> None:
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    before = figures(desk, scene)

    put_in_the_list(desk, scene)
    came = figures(desk, scene)
    # Five people, one of them without a company; Ank and Bert are colleagues, and of the others somebody came before.
    assert came == before | {
        Measure.ATTENDANCES: before[Measure.ATTENDANCES] + 5,
        Measure.PERSONS: before[Measure.PERSONS] + 5,
        Measure.REACHED: before[Measure.REACHED] + 1,
    }

    ask_by_card(phone, scene)
    answer_by_keyboard(desk)
    phone.open(link_in(newest("question_answered", ANK)))
    assert phone.reads(ANSWER)

    record_a_step(desk)
    assert figures(desk, scene) == came, "what nobody confirmed does not count"
    confirm(phone, path_in_the_outbox(desk))
    activated = figures(desk, scene)
    assert activated == came | {Measure.ACTIVATED: came[Measure.ACTIVATED] + 1}
    follow_the_figure_to_its_evidence(desk)

    undo_the_list(desk, scene)
    assert figures(desk, scene) == before | {
        Measure.PERSONS: before[Measure.PERSONS] + 1,
        Measure.REACHED: before[Measure.REACHED] + 1,
        Measure.ACTIVATED: before[Measure.ACTIVATED] + 1,
    }, "the attendances are gone; Ank still asked and took a step"


def put_in_the_list(desk: Visitor, scene: Scene) -> None:
    """Upload the fan's list, decide about the doubtful company by keyboard, and put it in."""
    page = desk.open(f"/team/bijeenkomsten/{scene.event.pk}/")
    go(page, "n")
    desk.look()
    page.locator("input[type=file]").set_input_files(
        messy_list(
            ("Ank Bakker", "Bakkerij Ank", f" {ANK.upper()} ", "Zwolle", "ja"),
            ("Bert Bakker", "bakkerij  ANK b.v.", "bert@bakkerij-ank.example.org", "ZWOLLE", "Ja"),
            ("dhr. J. Pieters", "Houtbouw Salland bv", "j.pieters@example.org", "Zwolle", "x"),
            ("Mw. Tineke ten Have", "Drukerij ter Horst", "tineke@example.org", "Zwolle", "ja"),
            ("Karel Smid", "Smederij Smid", "karel@smid.example.org", "Deventer", "nee"),
            ("Onbekende Gast", "", "gast@example.org", "", "ja"),
        )
    )
    desk.click("main form button.utrecht-button--primary-action")
    decide_by_keyboard(desk)
    assert page.get_by_text("Karel Smid").count() <= 1, "who did not come may be shown, but not counted"
    desk.click("form[action$='/verwerken/'] button")
    assert page.url.endswith(f"/team/bijeenkomsten/{scene.event.pk}/")


def decide_by_keyboard(desk: Visitor) -> None:
    """Go to the row with the misspelt company and take the first proposal."""
    page = desk.page
    for _row in range(10):
        page.keyboard.press("j")
        if "Drukerij" in row_in_hand(page):
            break
    assert "Drukerij" in row_in_hand(page)
    go(page, "1")
    desk.look()
    assert "Drukkerij Ter Horst" in row_in_hand(page), "the keys go on from the same row, which says what was decided"


def ask_by_card(phone: Visitor, scene: Scene) -> None:
    """Scan the card after the talk and ask."""
    phone.open(f"/k/{scene.card.code}/")
    phone.click(f"main a[href='/k/{scene.card.code}/vraag/']")
    phone.page.wait_for_timeout(A_MOMENT)
    phone.type(text=QUESTION, email=ANK, company_name="Bakkerij Ank")
    phone.click("main form button")


def answer_by_keyboard(desk: Visitor) -> None:
    """Go to the inbox, open the question, type the answer and send it, without touching the mouse."""
    page = desk.open("/team/")
    go(page, "g", "q")
    desk.look()
    page.keyboard.press("j")
    assert QUESTION in row_in_hand(page)
    go(page, "o")
    desk.look()
    tab_to(page, "[name=answer]")
    page.keyboard.type(ANSWER)
    tab_to(page, "form[action$='/antwoord/'] button")
    go(page, "Enter")
    desk.look()
    assert Question.objects.get().answer == ANSWER


def record_a_step(desk: Visitor) -> None:
    """Find the company by its name and note what it did; nothing shows it yet, so it is asked."""
    page = desk.open("/team/bedrijven/")
    page.keyboard.press("/")
    page.keyboard.type("bakkerij ank")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=bakkerij+ank**")
    desk.click("table a:has-text('Bakkerij Ank')")
    go(page, "n")
    desk.look()
    desk.type(description=STEP, done_on="2019-09-20")
    page.locator("[name=contact]").select_option(label="Ank Bakker")
    desk.click("main form button.utrecht-button--primary-action")
    assert ConcreteStep.objects.get().contact.email == ANK


def path_in_the_outbox(desk: Visitor) -> str:
    """Read the mail to the company in the outbox and return where its button leads."""
    desk.open("/team/post/?kind=confirm_step")
    desk.click("table tbody a")
    button = desk.page.locator("main .v-prose a")
    path = link_in(newest("confirm_step", ANK))
    assert button.get_attribute("href").endswith(path)
    return path


def confirm(phone: Visitor, path: str) -> None:
    """Say yes with one tap."""
    page = phone.open(path)
    assert phone.reads(STEP)
    phone.click("button[name=answer][value=confirm]")
    assert page.locator("[name=contribution]").first.is_visible(), "after the yes two questions follow"


def follow_the_figure_to_its_evidence(desk: Visitor) -> None:
    """Open the figure, its row, the company and the step: each says why the one before it counts."""
    company = Company.objects.get(name="Bakkerij Ank")
    desk.click(f"a.v-stat__link[href='/team/rijen/?measure={Measure.ACTIVATED.value}']")
    assert desk.reads("Bakkerij Ank")
    desk.click(f"main table a[href='/team/bedrijven/{company.pk}/']")
    desk.click("main a[href^='/team/bedrijven/stap/']")
    assert desk.reads(STEP)
    assert desk.reads("A1")


def undo_the_list(desk: Visitor, scene: Scene) -> None:
    """Take the list out again."""
    desk.open(f"/team/bijeenkomsten/{scene.event.pk}/")
    desk.click("main a[href^='/team/bijeenkomsten/lijst/']")
    desk.click("form[action$='/ongedaan/'] button")
