"""What people and the log are told when something fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dash
import flask
import pytest
from dash import html
from structlog.testing import capture_logs

from dashboard import failures
from dashboard.failures import apology, guarded
from tests.drawn import of, text

SECRET = "4 Acacia Avenue"


def broken(**_query: str) -> html.Div:
    raise ValueError(f"cannot read {SECRET}")


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with capture_logs() as lines:
        yield lines


def caught() -> Exception:
    try:
        broken()
    except ValueError as error:
        return error
    raise AssertionError("it was to fail")


def test_the_apology_and_the_log_carry_the_same_reference(logged: list[Any]) -> None:
    said = apology(caught(), "callback")
    (line,) = logged
    assert line["reference"] in text(said)
    assert (line["log_level"], line["what"], line["kind"]) == ("error", "callback", "ValueError")
    assert said.role == "alert"


def test_every_failure_has_a_reference_of_its_own(logged: list[Any]) -> None:
    assert text(apology(caught(), "page")) != text(apology(caught(), "page"))


def test_the_log_says_where_and_never_quotes_a_file_or_a_request(logged: list[Any]) -> None:
    apology(caught(), "page")
    (line,) = logged
    assert line["where"].startswith("test_failures.py:")
    assert " broken < " in line["where"]
    assert SECRET not in str(line)


def test_an_answer_that_holds_an_apology_is_marked_so_that_nobody_keeps_it(
    logged: list[Any],
) -> None:
    with flask.Flask("test").app_context(), flask.Flask("test").test_request_context():
        apology(caught(), "page")
        assert flask.g.apologised


def test_a_page_that_works_is_shown_as_it_is() -> None:
    assert guarded(lambda **query: query["org"])(org="kent") == "kent"


def test_a_page_that_fails_is_replaced_and_the_way_to_the_others_stays_open(
    logged: list[Any],
) -> None:
    page = guarded(broken)(org="kent")
    (heading,) = of(page, html.H1)
    assert text(heading) == "This page could not be shown"
    assert SECRET not in text(page)
    assert "/housing?org=kent" in [link.href for link in of(page, dash.dcc.Link)]
    assert len(of(page, html.Main)) == 1


def test_tests_see_the_error_itself() -> None:
    with pytest.raises(ValueError, match="cannot read"):
        guarded(broken, strict=True)()


def test_a_callback_that_fails_says_so_above_the_figures_and_leaves_them(
    logged: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    put: dict[str, Any] = {}
    monkeypatch.setattr(failures, "set_props", put.__setitem__)
    assert failures.on_error(caught()) is None
    said = text(put["problem"]["children"])
    assert logged[0]["reference"] in said
    assert "what stands below is from before" in said
