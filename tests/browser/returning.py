"""Short ways of sending returns in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Axe = Callable[[Page], None]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def returned(done: int) -> bytes:
    """A compliance return of gas checks for October 2024, with a column to be warned of."""
    head = "workstream,period,period_due,period_completed,Remarks\n"
    return f"{head}GAS-DOM,2024-10,1000,{done},\n".encode()


def file(tmp_path: Path, data: bytes, name: str = "october.csv") -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def be(page: Page, role: str) -> None:
    page.get_by_label("Role").select_option(role)
    page.get_by_role("button", name="Switch role").click()
    expect(page.get_by_text(f"demonstration {role}").first).to_be_visible()


def be_on(page: Page, address: str, role: str) -> None:
    page.goto(address)
    be(page, role)


def open_form(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/returns/send?org=thurrock&dataset=compliance_returns")


def headline(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words)


def look_at(page: Page, axe: Axe) -> None:
    """Hold a page to the standards on a laptop and on a telephone, and to its width."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is too wide at {width}"
    page.set_viewport_size({"width": 1280, "height": 900})
