"""The eyes of these tests: with something wrong on the page, looking at it must fail."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene

pytestmark = pytest.mark.browser

WRONG = {
    "label": "document.querySelector('main').append(document.createElement('input'))",
    "wider": "document.querySelector('main').insertAdjacentHTML('beforeend', '<table width=1400><tr><td>x</table>')",
    "Oops": "console.error('Oops')",
}


def test_looking_sees_what_is_wrong(phone: Visitor, scene: Scene) -> None:
    for problem, script in WRONG.items():
        phone.open("/over/")
        phone.page.evaluate(script)
        with pytest.raises(AssertionError, match=problem):
            phone.look()
        phone.errors.clear()


def test_a_missing_file_is_an_error(phone: Visitor, scene: Scene) -> None:
    phone.open("/over/")
    with phone.page.expect_response("**/static/missing.js"):
        phone.page.evaluate(
            "document.head.append(Object.assign(document.createElement('script'), {src: '/static/missing.js'}))"
        )
    with pytest.raises(AssertionError, match="404"):
        phone.look()
