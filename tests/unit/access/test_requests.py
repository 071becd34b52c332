"""Where a request comes from, by what browsers say; and where nobody is ever sent."""

from __future__ import annotations

import pytest

from dashboard.access.requests import (
    cookie,
    cookie_is_secure,
    is_forged,
    is_local,
    is_open_to_eavesdroppers,
    own_path,
)


def asked(host: str = "scorecard.example", method: str = "POST", **headers: str) -> dict[str, str]:
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return {"REQUEST_METHOD": method, "HTTP_HOST": host, "REMOTE_ADDR": "127.0.0.1", **named}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "strange"])
def test_what_a_browser_says_was_sent_by_another_site_is_forged(site: str) -> None:
    assert is_forged(asked(sec_fetch_site=site))
    assert is_forged(asked(sec_fetch_site=site, origin="https://scorecard.example"))


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_comes_from_our_own_page_or_the_address_bar_is_not(site: str) -> None:
    assert not is_forged(asked(sec_fetch_site=site))


@pytest.mark.parametrize(
    ("origin", "forged"),
    [
        ("http://scorecard.example", False),
        ("https://scorecard.example", False),
        ("http://scorecard.example:8050", True),
        ("https://evil.example", True),
        ("https://scorecard.example.evil.example", True),
        ("null", True),
        ("", True),
    ],
)
def test_a_browser_that_says_only_its_origin_is_judged_by_it(origin: str, forged: bool) -> None:
    assert is_forged(asked(origin=origin)) is forged


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_what_only_reads_may_be_asked_from_anywhere(method: str) -> None:
    assert not is_forged(asked(method=method, sec_fetch_site="cross-site"))


def test_a_program_that_says_neither_is_no_page_of_another_site() -> None:
    assert not is_forged(asked())


@pytest.mark.parametrize(
    ("host", "peer", "local"),
    [
        ("127.0.0.1:8050", "127.0.0.1", True),
        ("localhost", "127.0.0.1", True),
        ("[::1]:8050", "::1", True),
        ("[::1]", "::1", True),
        ("rebound.example:8050", "127.0.0.1", False),
        ("127.0.0.1:8050", "10.0.0.7", False),
        ("", "127.0.0.1", False),
    ],
)
def test_this_machine_is_told_by_its_number_and_its_name(host: str, peer: str, local: bool) -> None:
    assert is_local(asked(host) | {"REMOTE_ADDR": peer}) is local


def test_a_cookie_is_kept_to_encrypted_addresses_but_on_this_machine() -> None:
    assert cookie_is_secure(asked())
    assert not cookie_is_secure(asked("127.0.0.1:8050"))
    assert cookie_is_secure(asked("127.0.0.1:8050", x_forwarded_proto="https"))


def test_a_page_sent_in_the_clear_is_told_by_the_origin_of_what_it_sends() -> None:
    assert is_open_to_eavesdroppers(asked(origin="http://scorecard.example"))
    assert not is_open_to_eavesdroppers(asked(origin="https://scorecard.example"))
    assert not is_open_to_eavesdroppers(asked("localhost:8050", origin="http://localhost:8050"))
    assert not is_open_to_eavesdroppers(asked())


def test_our_cookie_is_found_among_others_by_its_whole_name() -> None:
    sent = asked(cookie="not-scorecard=1; scorecard=abc=; other=2")
    assert cookie(sent, "scorecard") == "abc="
    assert cookie(sent, "score") is None
    assert cookie(asked(), "scorecard") is None


@pytest.mark.parametrize("path", ["/", "/housing?org=kent&period=2023-24-Q1", "/a/b#c"])
def test_a_path_of_our_own_is_gone_back_to(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "elsewhere",
    [
        None,
        "",
        "housing",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/a\\b",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
    ],
)
def test_nobody_is_sent_anywhere_else(elsewhere: str | None) -> None:
    assert own_path(elsewhere) == "/"
