"""Working with the keyboard alone."""

from playwright.sync_api import Page

MANY = 160


def tab_to(page: Page, where: str) -> None:
    """Press Tab until the focus is on the element; fail when it never comes there."""
    for _press in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate("where => !!document.activeElement?.matches(where)", where):
            return
    raise AssertionError(f"{page.url}: Tab never comes to {where}")


def go(page: Page, *keys: str) -> None:
    """Press keys one after the other, the last of which opens another page."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def row_in_hand(page: Page) -> str:
    """Return the text of the row that has the focus."""
    return page.evaluate("document.activeElement.innerText")
