"""How the parts of register pages are drawn: named rows, rules, a question, what is withheld."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.rules_fold import rules_fold
from dashboard.components.safety_table import safety_table
from dashboard.components.sheet import sheet, sheet_slides
from dashboard.components.what_if import WhatIf, what_if
from dashboard.components.withheld import withheld
from dashboard.readmodels.housing_checks.safety import SafetyRow
from dashboard.readmodels.parts import RuleUsed
from dashboard.readmodels.sheets import counts, row
from dashboard.readmodels.types import Foot, Option
from tests.drawn import called, of, parts, rating, rows, text


def test_long_names_leave_room_for_fewer_rows_on_a_slide() -> None:
    foot = Foot((), "", "today")
    short = counts("c", ("Ward", "n"), (row(f"W{n}", ("1",)) for n in range(8)))
    long = counts("c", ("Ward", "n"), (row("W" * 51, ("1",)) for n in range(8)))
    assert len(sheet_slides("Kicker", "Wards", short, foot)) == 1
    assert len(sheet_slides("Kicker", "Wards", long, foot)) == 2


def test_a_row_leads_somewhere_only_where_it_has_an_address() -> None:
    made = (row("Quay", ("3",), "/quay", why="By the water"), row("Mill", ("1",)))
    drawn = sheet(counts("Two wards.", ("Ward", "Overdue"), made))
    assert rows(drawn) == [["Quay By the water", "3"], ["Mill", "1"]]
    assert [link.href for link in of(drawn, dcc.Link)] == ["/quay"]
    assert [text(cell) for cell in called(drawn, "figures")] == ["Overdue", "3", "1"]


def test_a_rule_says_where_it_is_from_how_sure_it_is_and_its_reading() -> None:
    rule = RuleUsed("H2A", "The window opens.", "HSE", "Open.", "From 2018", "On the same day.")
    drawn = rules_fold((rule,))
    assert rows(drawn) == [["H2A", "The window opens. On the same day.", "HSE Open.", "From 2018"]]
    assert text(of(drawn, html.Summary)) == "How this is counted"


def test_a_safety_measure_stands_with_what_fails_it_and_its_rating() -> None:
    one = SafetyRow("Homes", None, "4", "2", "50.0%", rating("red"), ("1 check fails 2 homes.",))
    drawn = safety_table((one,), "Homes, not certificates.")
    assert rows(drawn) == [["Homes 1 check fails 2 homes.", "4", "2", "50.0%", "Red"]]


def test_a_question_has_labels_and_its_answer_is_read_out() -> None:
    box = WhatIf("page-if", "What if it is done?", "check", "Done on", "It may not be seen.")
    drawn = what_if(box, (Option("FRA|B1", "B1: Fire risk"),), "2026-11-27")
    labels = {label.htmlFor: text(label) for label in of(drawn, html.Label)}
    assert labels == {"page-if-which": "Check, of those listed", "page-if-day": "Done on"}
    (answer,) = [part for part in parts(drawn) if getattr(part, "id", "") == "page-if-said"]
    assert answer.to_plotly_json()["props"]["aria-live"] == "polite"


def test_rows_that_may_not_be_seen_are_said_to_be_withheld_and_by_whom() -> None:
    said = text(withheld("Hazards"))
    assert "Hazards are counted here and not listed one by one." in said
    assert "SCORECARD_REGISTERS" in said
