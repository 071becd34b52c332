"""The monthly close in a browser: by mouse, by keyboard, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.returning import Axe, be, file, headline, look_at, open_form, returned
from tests.browser.serving import serving

WRONG = b"workstream,Month,period_due,period_completed\nGAS-DOM,2024-10,100,90\n,2024-10,5,5\n"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  const drop = document.querySelector(".drop");
  const how = { dataTransfer: data, bubbles: true, cancelable: true };
  for (const kind of ["dragover", "drop"]) drop.dispatchEvent(new DragEvent(kind, how));
}"""


@pytest.fixture(scope="module")
def own_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that may be written to: what is published here shows in no other test."""
    with serving(tmp_path_factory.mktemp("close")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A browser of its own: the role that a test switches to stays in its cookies."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.fixture
def look(axe: Axe) -> Axe:
    """Hold a page to the standards on a laptop and on a telephone, and to its width."""
    return partial(look_at, axe=axe)


def test_a_file_goes_from_drop_to_published_by_mouse(
    page: Page, own_url: str, look: Axe, tmp_path: Path
) -> None:
    page.goto(f"{own_url}/returns?org=thurrock")
    look(page)
    page.get_by_role("link", name="Send a return").click()
    look(page)
    page.get_by_label("Return").select_option("compliance_returns")
    page.evaluate(DROP, ["october.csv", returned(880).decode()])
    page.get_by_role("button", name="Check the file").click()
    headline(page, "One rating would move")
    expect(page.get_by_text("Checked, not submitted.")).to_be_visible()
    look(page)
    page.get_by_label("I have looked at").check()
    page.get_by_label("Why it is right").fill("The report is of 31 October")
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Waiting for approval.")).to_be_visible()
    be(page, "approver")
    expect(page.get_by_text("The report is of 31 October").first).to_be_visible()
    look(page)
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.locator("h1")).to_contain_text("is published")
    look(page)
    page.get_by_text("All returns of").click()
    expect(page.get_by_role("table").filter(has_text="october.csv")).to_contain_text("Published")
    look(page)


def test_a_file_goes_from_chosen_to_published_by_keyboard_alone(
    page: Page, own_url: str, tmp_path: Path
) -> None:
    chosen = file(tmp_path, returned(910))
    page.on("filechooser", lambda chooser: chooser.set_files(chosen))
    page.goto(f"{own_url}/returns?org=thurrock")
    _press(page, "Send a return", "Enter")
    headline(page, "Send a return")
    _tab_to(page, "dataset")
    page.keyboard.type("Compliance")
    _press(page, "file", "Enter")
    expect(page.locator("#file")).to_have_value(re.compile("october.csv"))
    _press(page, "Check the file", "Enter")
    expect(page.get_by_text("Checked, not submitted.")).to_be_visible()
    _press(page, "accept", "Space")
    page.keyboard.press("Tab")
    page.keyboard.type("It is the corrected file")
    _press(page, "Submit for approval", "Enter")
    expect(page.get_by_text("Waiting for approval.")).to_be_visible()
    _tab_to(page, "demonstration-role")
    page.keyboard.type("approver")
    _press(page, "Switch role", "Enter")
    expect(page.get_by_text("demonstration approver").first).to_be_visible()
    _press(page, "Approve and publish", "Enter")
    expect(page.locator("h1")).to_contain_text("is published")


def test_how_far_a_file_has_come_can_be_seen_without_scrolling(
    page: Page, own_url: str, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(_large(tmp_path))
    _press(page, "Check the file", "Enter")
    expect(page.get_by_role("status")).to_contain_text("larger than 50 MB")
    expect(page.get_by_role("status")).to_be_in_viewport(ratio=1)


def test_problems_are_shown_sent_back_and_put_right_by_naming_a_heading(
    page: Page, own_url: str, look: Axe, tmp_path: Path
) -> None:
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, WRONG))
    page.get_by_role("button", name="Check the file").click()
    headline(page, "Two things must be fixed; nothing was loaded")
    look(page)
    page.reload()
    headline(page, "Two things must be fixed; nothing was loaded")
    page.get_by_role("link", name="Your returns").click()
    page.get_by_role("link", name="See what is wrong").click()
    with page.expect_download() as sent_back:
        page.get_by_role("button", name="Download the file with its problems").click()
    assert sent_back.value.suggested_filename == "october-problems.csv"
    lines = sent_back.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "workstream,Month,period_due,period_completed,Problems"
    expect(page.get_by_label("“Month” in your file is")).to_have_value("period")
    page.get_by_role("button", name="Check the file with these headings").press("Enter")
    headline(page, "One thing must be fixed; nothing was loaded")
    expect(page.get_by_label("“Month” in your file is")).to_have_value("period")
    page.get_by_role("link", name="Send a corrected file").click()
    expect(page.get_by_label("Return")).to_have_value("compliance_returns")
    named = WRONG.replace(b",2024-10,5,5", b"LIFT-ADP,2024-10,5,5")
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, named))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("“Month” is period")).to_be_visible()
    look(page)
    ward = named.replace(b"\n", b",Ward\n", 1).replace(b"90\n", b"90,N\n")[:-1] + b",S\n"
    open_form(page, own_url)
    page.get_by_label("Return").select_option("compliance_returns")
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, ward))
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name="Leave them out from now on").click()
    expect(page.get_by_text("“Ward” is not needed: left out")).to_be_visible()
    expect(page.get_by_text("is not a column of")).to_have_count(0)
    look(page)


def test_how_far_a_large_file_has_come_is_shown(
    page: Page, own_url: str, look: Axe, tmp_path: Path
) -> None:
    open_form(page, own_url)
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    conditions = {"offline": False, "latency": 0, "downloadThroughput": -1}
    slow.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": 300_000})
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, b"a,b\n" + b"1,2\n" * 250_000))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("status")).to_contain_text("% sent")
    expect(page.get_by_role("button", name="Check the file")).to_be_disabled()
    look(page)
    slow.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": -1})
    expect(page.locator("h1")).to_contain_text("must be fixed; nothing was loaded")


def test_a_file_that_is_too_large_is_not_even_sent(
    page: Page, own_url: str, tmp_path: Path
) -> None:
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(_large(tmp_path))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("status")).to_have_text(
        "The file is larger than 50 MB. Split it and send the parts."
    )
    expect(page.get_by_role("button", name="Check the file")).to_be_enabled()


def test_a_file_is_sent_and_submitted_without_scripts(
    browser: Browser, own_url: str, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, WRONG[:-1]))
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator("h1")).to_contain_text("nothing was loaded")
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(_large(tmp_path))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_contain_text("That is more than 50 MB")
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, returned(905)))
    page.get_by_role("button", name="Check the file").click()
    page.get_by_label("I have looked at").check()
    page.get_by_label("Why it is right").fill("It is")
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Waiting for approval.")).to_be_visible()
    context.close()


def test_a_period_is_locked_and_opened_and_what_changed_is_listed(
    page: Page, own_url: str, look: Axe
) -> None:
    page.goto(f"{own_url}/returns?org=kent")
    be(page, "approver")
    page.get_by_role("link", name="Locked periods and restatements").click()
    page.get_by_label("Lock a period").fill("2018-19 Q1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Open Q1 2018-19")).to_be_visible()
    look(page)
    page.get_by_label("Why Q1 2018-19 is opened").fill("An error in May")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No period is locked.")).to_be_visible()
    be(page, "officer")
    page.goto(f"{own_url}/returns/S9999")
    expect(page.get_by_role("alert")).to_contain_text("There is no submission S9999.")
    look(page)


def _large(tmp_path: Path) -> Path:
    """A file of 60 MB that holds nothing."""
    place = tmp_path / "large.csv"
    with place.open("wb") as empty:
        empty.truncate(60_000_000)
    return place


def _press(page: Page, wanted: str, key: str) -> None:
    _tab_to(page, wanted)
    page.keyboard.press(key)


def _tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what has the focus is a button or link of this name, or has this id."""
    for _ in range(60):
        page.keyboard.press("Tab")
        here = "document.activeElement.id + '|' + document.activeElement.textContent.trim()"
        if wanted in page.evaluate(here).split("|"):
            return
    raise AssertionError(f"the keyboard does not come to {wanted}")
