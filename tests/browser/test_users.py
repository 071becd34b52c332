"""Users as an administrator manages them: by keyboard, without scripts, on any screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import settled
from tests.browser.seeing import SMALLER_THAN, sticking_out
from tests.browser.serving import ROOT, environment, serving

PASSWORD, GIVEN, OWN = "a quiet morning in May", "seven brown ducks at dawn", "one owl at noon"
Axe = Callable[[Page], None]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that an administrator, Ada, may sign in to."""
    folder: Path = tmp_path_factory.mktemp("users")
    line = [sys.executable, "-m", "dashboard", "users", "add", "Ada", "--role", "administrator"]
    typed = {"input": PASSWORD + "\n", "text": True, "check": True, "capture_output": True}
    subprocess.run([*line, "--password-stdin"], cwd=ROOT, env=environment(folder, 1), **typed)
    with serving(folder) as served:
        yield served


@pytest.fixture
def desk(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser in which nobody has signed in."""
    context = browser.new_context(**{**browser_context_args, "base_url": None})
    yield context
    context.close()


@pytest.fixture
def plain(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[[], Page]]:
    """Opens browsers without scripts, in which nobody has signed in."""
    without = {**browser_context_args, "base_url": None, "java_script_enabled": False}
    opened = []

    def another() -> Page:
        opened.append(browser.new_context(**without))
        return opened[-1].new_page()

    yield another
    for context in opened:
        context.close()


@pytest.fixture
def look(axe: Axe) -> Axe:
    """Hold a page to the standards on a laptop and on a telephone, and to its width."""

    def check(page: Page) -> None:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            axe(page)
            assert sticking_out(page) == [], f"{page.url} is too wide at {width}"
            assert page.evaluate(SMALLER_THAN, 14) == []
        page.set_viewport_size({"width": 1280, "height": 900})

    return check


def sign_in(page: Page, url: str, name: str, password: str) -> None:
    page.goto(url)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").press("Enter")


def tab_to(page: Page, control: str) -> None:
    """Press Tab until what has the focus has this id, or is a link or button of this name."""
    here = "document.activeElement.id + '|' + document.activeElement.textContent.trim()"
    for _ in range(60):
        page.keyboard.press("Tab")
        if control in page.evaluate(here).split("|"):
            return
    raise AssertionError(f"the keyboard does not come to {control}")


def test_a_user_is_added_by_keyboard_and_chooses_a_password_of_their_own(
    page: Page, address: str, look: Axe, plain: Callable[[], Page]
) -> None:
    sign_in(page, f"{address}/users", "ada", PASSWORD)
    expect(page.locator("h1")).to_have_text("One user may sign in")
    look(page)
    tab_to(page, "Add a user")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Add a user - Civic Scorecard")
    look(page)
    fill_in(page)
    expect(page.get_by_role("status")).to_contain_text("Kim may sign in.")
    look(page)
    kim = plain()
    sign_in(kim, f"{address}/housing?org=kent", "kim", GIVEN)
    expect(kim.locator("h1")).to_have_text("Choose a password of your own")
    kim.get_by_label("The password you were given").fill(GIVEN)
    kim.get_by_label("New password", exact=True).fill(OWN)
    kim.get_by_label("New password again").fill(OWN)
    kim.get_by_role("button", name="Change the password").click()
    expect(kim).to_have_url(f"{address}/housing?org=kent")
    expect(kim.get_by_text("Signed in as Kim (officer, Housing only)")).to_be_visible()
    sign_in_again(page, kim, address, look)


def fill_in(page: Page) -> None:
    """The form that adds a user, by keyboard alone: an officer of Kent for housing."""
    tab_to(page, "name")
    page.keyboard.type("Kim")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Officer")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Only these organisations")).to_be_checked()
    tab_to(page, "org-kent")
    page.keyboard.press("Space")
    tab_to(page, "what")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Only these sections")).to_be_checked()
    tab_to(page, "section-housing")
    page.keyboard.press("Space")
    tab_to(page, "password")
    page.keyboard.type(GIVEN)
    page.keyboard.press("Enter")


def sign_in_again(page: Page, kim: Page, address: str, look: Axe) -> None:
    """In a browser with scripts: the pages of other sections say so under one's own tabs."""
    kim.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, f"{address}/?org=kent", "kim", OWN)
    settled(page)
    tabs = page.get_by_role("navigation", name="Pages").get_by_role("link")
    expect(tabs).to_have_text(["Overview", "Housing", "Data"])
    page.goto(f"{address}/send?org=kent")
    settled(page)
    expect(page.locator("h1")).to_have_text("SEND: not one of your sections")
    look(page)


def test_what_is_wrong_is_told_in_words_and_the_focus_led_there(
    page: Page, address: str, look: Axe
) -> None:
    sign_in(page, f"{address}/users/add", "ada", PASSWORD)
    page.evaluate("document.querySelector('form.entry').noValidate = true")
    page.get_by_role("button", name="Add the user").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Nobody was added")
    look(page)
    page.get_by_role("link", name="Choose a role.").press("Enter")
    expect(page.get_by_label("Viewer")).to_be_focused()
    page.get_by_role("link", name="Choose every organisation, or only some.").press("Enter")
    expect(page.get_by_label("Every organisation")).to_be_focused()


def test_a_user_is_changed_shut_out_and_let_in_again_without_scripts(
    page: Page, plain: Callable[[], Page], address: str, look: Axe
) -> None:
    ada = plain()
    sign_in(ada, f"{address}/users/add", "ada", PASSWORD)
    ada.get_by_label("Name").fill("Lee")
    ada.get_by_label("Viewer").check()
    ada.get_by_label("Every organisation").check()
    ada.get_by_label("Every section").check()
    ada.get_by_label("One-time password").fill(GIVEN)
    ada.get_by_role("button", name="Add the user").click()
    ada.get_by_label("Approver").check()
    ada.get_by_role("button", name="Change", exact=True).click()
    expect(ada.get_by_role("status")).to_contain_text("as below from now on")
    ada.get_by_role("button", name="Disable Lee").click()
    expect(ada.get_by_role("status")).to_contain_text("can no longer sign in")
    lee = plain()
    sign_in(lee, f"{address}/sign-in", "lee", GIVEN)
    expect(lee.get_by_role("alert")).to_contain_text("not right")
    sign_in(page, ada.url, "ada", PASSWORD)
    look(page)
    page.get_by_role("button", name="Let them in again").click()
    expect(page.get_by_role("status")).to_contain_text("Lee may sign in again.")
    page.goto(f"{address}/users")
    expect(page.get_by_role("row").filter(has_text="Lee")).to_contain_text("Approver")


def test_the_last_administrator_is_asked_and_then_kept(page: Page, address: str, look: Axe) -> None:
    sign_in(page, f"{address}/users", "ada", PASSWORD)
    page.get_by_role("link", name="Ada").press("Enter")
    look(page)
    page.get_by_role("button", name="Disable Ada").press("Enter")
    page.get_by_role("link", name="This would shut you out").press("Enter")
    expect(page.get_by_label("I mean to shut myself out")).to_be_focused()
    look(page)
    page.keyboard.press("Space")
    page.get_by_role("button", name="Disable Ada").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Ada is the last who can manage users.")
    look(page)


def test_a_persons_own_page_changes_the_password_and_signs_out_everywhere(
    page: Page, address: str, look: Axe
) -> None:
    sign_in(page, f"{address}/account", "ada", PASSWORD)
    look(page)
    page.get_by_label("Present password").fill("not the password")
    page.get_by_label("New password", exact=True).fill(OWN)
    page.get_by_label("New password again").fill(OWN)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="That is not your present password.").press("Enter")
    expect(page.get_by_label("Present password")).to_be_focused()
    look(page)
    page.get_by_role("button", name="Sign out everywhere").press("Enter")
    expect(page.get_by_role("status")).to_have_text("You have signed out everywhere.")


def test_in_a_demonstration_the_pages_explain_themselves(
    browser: Browser, browser_context_args: dict[str, Any], look: Axe
) -> None:
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.goto("/account")
    expect(page.locator("h1")).to_have_text("A demonstration has no accounts")
    look(page)
    page.get_by_label("Role").select_option("administrator")
    page.get_by_role("button", name="Switch role").press("Enter")
    page.get_by_role("link", name="Users").press("Enter")
    expect(page.locator("main")).to_contain_text("nothing can be changed here")
    look(page)
    page.get_by_role("link", name="Add a user").press("Enter")
    look(page)
    context.close()
