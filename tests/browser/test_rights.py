"""Who may look but not change sees no way to change; who may not come in reads why, and where to go."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.AUDITOR])
def test_who_may_only_look_sees_no_button_that_changes(role: Role, phone: Visitor, scene: Scene) -> None:
    """The journey of one person; tests/web/test_rights.py looks at every page."""
    phone.sign_in(scene.somebody(role))
    company = scene.companies[0]
    for path in (
        "/team/",
        f"/team/bijeenkomsten/{scene.event.pk}/",
        "/team/bedrijven/",
        f"/team/bedrijven/{company.pk}/",
    ):
        page = phone.open(path)
        assert page.locator("main form[method=post]:not([action^='/team/lijsten/'])").count() == 0
        assert page.locator("main a.utrecht-button-link--primary-action").count() == 0
    phone.open(f"/team/bedrijven/{company.pk}/wijzigen/", status=403)
    assert phone.reads("niets wijzigen")


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.PIONIER])
def test_the_workspace_tells_others_why_it_is_closed(role: Role, phone: Visitor, scene: Scene) -> None:
    phone.sign_in(scene.somebody(role))
    page = phone.open("/team/", status=403)
    assert phone.reads("programmateam")
    assert page.locator("main a[href='/']").is_visible()
    phone.open(f"/team/bijeenkomsten/{scene.event.pk}/wijzigen/", status=403)
