"""Signing in and out as a person does it: by keyboard, without scripts, and when a session ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.store import People, Store
from tests.browser.conftest import settled
from tests.browser.seeing import SMALLER_THAN, sticking_out
from tests.browser.serving import ROOT, environment, serving

PASSWORD = "a quiet morning in May"
HOUSING = "/housing?org=thurrock"
NOW = datetime(2024, 12, 10, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("users")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A dashboard that an approver, Sam, may sign in to."""
    line = [sys.executable, "-m", "dashboard", "users", "add", "Sam", "--role", "approver"]
    typed = {"input": PASSWORD + "\n", "text": True, "check": True, "capture_output": True}
    subprocess.run([*line, "--password-stdin"], cwd=ROOT, env=environment(folder, 1), **typed)
    with serving(folder) as served:
        yield served


@pytest.fixture
def people(folder: Path) -> People:
    return People(Store(f"sqlite:///{folder / 'scorecard.db'}").database)


@pytest.fixture
def desk(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser in which nobody has signed in."""
    context = browser.new_context(**{**browser_context_args, "base_url": None})
    yield context
    context.close()


def sign_in(page: Page, password: str = PASSWORD) -> None:
    """By keyboard alone, from the top of the page."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("sam")
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_a_person_signs_in_by_keyboard_and_comes_to_the_page_asked_for(
    page: Page, address: str
) -> None:
    page.goto(address + HOUSING)
    expect(page).to_have_title("Sign in - Civic Scorecard")
    sign_in(page)
    settled(page)
    expect(page.get_by_text("Signed in as Sam (approver)")).to_be_visible()
    expect(page.get_by_label("Council")).to_have_value("thurrock")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_that_signs_in_keeps_to_wcag_and_fits(
    page: Page, address: str, width: int, axe: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/sign-in")
    axe(page)
    sign_in(page, "not the password")
    problem = page.get_by_role("link", name="The name or the password is not right.")
    expect(problem).to_be_visible()
    expect(page).to_have_title("Error: Sign in - Civic Scorecard")
    axe(page)
    assert sticking_out(page) == []
    assert page.evaluate(SMALLER_THAN, 14) == []
    problem.click()
    expect(page.get_by_label("Name")).to_be_focused()


def test_it_works_without_scripts(
    browser: Browser, browser_context_args: dict[str, Any], address: str
) -> None:
    plain = {**browser_context_args, "base_url": None, "java_script_enabled": False}
    context = browser.new_context(**plain)
    page = context.new_page()
    page.goto(address + HOUSING)
    page.get_by_label("Name").fill("Sam")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Signed in as Sam (approver)")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("99.68%")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_have_text("You have signed out.")
    context.close()


def test_who_signed_out_sees_nothing_more_even_by_going_back(page: Page, address: str) -> None:
    page.goto(address + HOUSING)
    sign_in(page)
    settled(page)
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page.get_by_text("You have signed out.")).to_be_visible()
    page.go_back()
    expect(page).to_have_title("Sign in - Civic Scorecard")


def test_when_a_session_ends_the_page_says_so_and_leads_back(
    page: Page, address: str, people: People, axe: Callable[[Page], None]
) -> None:
    page.goto(address + HOUSING)
    sign_in(page)
    settled(page)
    people.end_sessions("Sam", by="administrator", at=NOW)
    page.get_by_label("Order").select_option("worst")
    said = page.get_by_role("alert")
    expect(said).to_contain_text("Your session has ended")
    expect(said).to_be_in_viewport()
    page.get_by_label("Order").select_option("group")
    expect(said).to_have_count(1)
    axe(page)
    page.get_by_label("Order").select_option("worst")
    said.get_by_role("link", name="Sign in again").click()
    page.get_by_label("Name").fill("Sam")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    settled(page)
    expect(page.get_by_label("Order")).to_have_value("worst")


def test_the_banner_of_a_demonstration_switches_the_role_and_stays_on_the_page(
    browser: Browser, browser_context_args: dict[str, Any], axe: Callable[[Page], None]
) -> None:
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.goto(HOUSING)
    settled(page)
    banner = page.get_by_role("region", name="Demonstration")
    expect(banner).to_contain_text("demonstration officer, without a password")
    page.get_by_label("Up to").select_option("2023-24-Q1")
    expect(page.locator("h1")).to_contain_text("no Q1 rating")
    banner.get_by_label("Role").select_option("approver")
    banner.get_by_role("button", name="Switch role").click()
    settled(page)
    expect(banner).to_contain_text("demonstration approver, without a password")
    expect(page.get_by_label("Up to")).to_have_value("2023-24-Q1")
    page.get_by_role("link", name="Risks").click()
    expect(banner).to_be_visible()
    axe(page)
    page.goto(f"{HOUSING}&view=present")
    settled(page)
    expect(banner).to_be_hidden()
    page.goto(HOUSING)
    page.emulate_media(media="print")
    expect(banner).to_be_hidden()
    context.close()


def test_a_file_stays_chosen_where_the_session_has_ended_meanwhile(
    page: Page, address: str, tmp_path: Path
) -> None:
    returned = tmp_path / "october.csv"
    returned.write_text("measure,period,value\nGAS-DOM,2024-10,99\n")
    page.goto(f"{address}/returns/send?org=thurrock&dataset=observations")
    sign_in(page)
    page.get_by_label("File: CSV").set_input_files(returned)
    page.context.clear_cookies()
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out, so it was not sent.")
    expect(page.get_by_label("File: CSV")).to_have_value(r"C:\fakepath\october.csv")
    expect(page.get_by_role("button", name="Check the file")).to_be_enabled()


def test_commentary_typed_while_the_session_ended_is_sent_after_signing_in_again(
    page: Page, address: str, axe: Callable[[Page], None]
) -> None:
    page.goto(f"{address}/returns/commentary?org=thurrock&measure=GAS-DOM&period=2023-09")
    sign_in(page)
    page.locator("textarea").first.fill("Two homes in a tall block kept us out.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_role("status")).to_contain_text("what you typed comes with you")
    axe(page)
    sign_in(page)
    expect(page.locator("h1")).to_have_text("You are signed in again")
    expect(page.locator("blockquote")).to_have_text("Two homes in a tall block kept us out.")
    axe(page)
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("Two homes in a tall block kept us out.").first).to_be_visible()
