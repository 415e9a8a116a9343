"""The whole journey of somebody who edits: make, preview, ask the pionier, publish, translate, revise."""

import pytest
from django.urls import reverse

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.knowledge.actions import admit_editors
from veerkracht.domain.knowledge.models import StoryApproval, StoryPage
from veerkracht.domain.knowledge.queries import shelf_of

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")]
SLOW = 20_000


class Editor:
    """Somebody at the editor of the CMS, whose pages are the library's and not looked at by axe."""

    def __init__(self, desk: Visitor) -> None:
        """Take the browser."""
        self.desk, self.page = desk, desk.page
        self.page.set_default_timeout(SLOW)

    def open(self, path: str) -> None:
        """Go to a page of the editor."""
        answer = self.page.goto(self.desk.base_url + path)
        assert answer is not None
        assert answer.ok, path

    def adds_heading(self, words: str) -> None:
        """Put a heading in the text, out of the menu of blocks."""
        self.page.locator("[id$='body-section'] .c-sf-add-button").first.click()
        self.page.get_by_role("option", name="Kop").click()
        self.page.locator("input[name='body-0-value']").fill(words)

    def saves(self) -> None:
        """Keep a draft."""
        with self.page.expect_navigation():
            self.page.locator("button.action-save").first.click()

    def publishes(self) -> None:
        """Press publish, which stands in the menu behind the button to save."""
        publish = self.page.locator("button[name='action-publish']").first
        if not publish.is_visible():
            self.page.locator("nav.footer__container .w-dropdown__toggle").first.click()
        with self.page.expect_navigation():
            publish.click()


def pionier_says_yes(scene: Scene, pk: int, desk: Visitor, phone: Visitor) -> None:
    """Ask the pionier on the page of the story, and let the pionier answer from the mail on a phone."""
    desk.open(f"/team/kennisbank/{pk}/")
    desk.click(f"form[action$='/team/kennisbank/{pk}/vragen/'] button")
    token = StoryApproval.objects.of(scene.programme).open().get(story_id=pk).token
    phone.open(f"/verhaal/{token}/")
    phone.click("form:has(input[value='yes']) button")


def test_editor_makes_translates_and_revises_a_story_with_the_pioniers_yes(
    desk: Visitor, phone: Visitor, scene: Scene
) -> None:
    programme = scene.programme
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    admit_editors(programme=programme, on=programme.today(), by=None)
    editor, page = Editor(desk), desk.page

    editor.open(reverse("wagtailadmin_pages:add", args=["knowledge", "storypage", shelf_of(programme).pk]))
    page.locator("#id_title").fill("Vrijdag is opruimdag")
    page.locator("#id_told_by").select_option(label=str(scene.pionier.person))
    page.locator("#id_theme").select_option(index=1)
    page.locator("#id_intro").fill("Voor wie elke week iets wil schrappen.")
    editor.adds_heading("Zo begon het")
    editor.saves()
    story = StoryPage.objects.get(title="Vrijdag is opruimdag")
    assert not story.live

    desk.page.goto(desk.base_url + reverse("wagtailadmin_pages:view_draft", args=[story.pk]))
    desk.look()
    assert desk.reads("Zo begon het")

    editor.open(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    editor.publishes()
    phone.open(f"/kennisbank/{story.slug}/", status=404)

    pionier_says_yes(scene, story.pk, desk, phone)
    editor.open(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    editor.publishes()
    phone.open(f"/kennisbank/{story.slug}/")
    assert phone.reads("Zo begon het")

    editor.open(reverse("simple_translation:submit_page_translation", args=[story.pk]))
    page.locator("input[name='locales'][type='checkbox'], input[name='locales']").first.check()
    with page.expect_navigation():
        page.locator("main form button[type='submit'], main form input[type='submit']").first.click()
    english = StoryPage.objects.get(locale__language_code="en")
    page.locator("#id_title").fill("Friday is clearing day")
    page.locator("#id_intro").fill("For who wants to drop something every week.")
    editor.saves()
    pionier_says_yes(scene, english.pk, desk, phone)
    editor.open(reverse("wagtailadmin_pages:edit", args=[english.pk]))
    editor.publishes()
    phone.speak("en")
    phone.open(f"/kennisbank/{story.slug}/")
    phone.click("main a[href$='-en/']")
    assert phone.reads("For who wants to drop something every week.")

    editor.open(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    page.locator("#id_intro").fill("Voor wie elke vrijdag iets wil schrappen.")
    editor.publishes()
    phone.open(f"/kennisbank/{story.slug}/")
    assert phone.reads("Voor wie elke week iets wil schrappen.")
    pionier_says_yes(scene, story.pk, desk, phone)
    editor.open(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    editor.publishes()
    phone.open(f"/kennisbank/{story.slug}/")
    assert phone.reads("Voor wie elke vrijdag iets wil schrappen.")
