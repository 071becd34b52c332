"""A register comes back from its file cell for cell, and knows where each of its rows stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.clocks.housing import Status
from dashboard.domain.clocks.limits import State
from dashboard.intake.contracts import DATASETS
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.registers.frames import DUE, RegisterFrame, framed, pack, unpack
from tests.unit.registers.held import DAY, case, check, held

TEXT = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))


def again(register: RegisterFrame) -> RegisterFrame:
    return unpack(register.dataset, pack(register), register.as_at, "S7")


@settings(max_examples=100)
@given(
    dataset=st.sampled_from(sorted(KEPT_WHOLE - {"inspections"})),
    cells=st.lists(st.tuples(TEXT, TEXT), max_size=8),
)
def test_a_register_comes_back_cell_for_cell(
    dataset: str, cells: list[tuple[str | None, str | None]]
) -> None:
    first, second, blank, *_ = DATASETS[dataset].names
    columns = {
        first: [one for one, _ in cells],
        second: [two for _, two in cells],
        blank: [None] * len(cells),
    }
    kept = framed(dataset, range(7, len(cells) + 7), columns, DAY)
    back = again(kept)
    assert back.rows() == kept.rows() == [
        {first: one, second: two, blank: None} for one, two in cells
    ]  # fmt: skip
    assert back.frame["row"].tolist() == list(range(7, len(cells) + 7))
    assert (back.dataset, back.as_at, back.submission) == (dataset, DAY, "S7")


def test_a_column_that_is_blank_throughout_stays_blank() -> None:
    back = again(held("ehc_cases", case(1, "2025-01-02"), case(2, "2025-01-03")))
    assert back.texts("left_on") == [None, None]
    (first, _) = back.stood().each()
    assert first.row.left_on is None


def test_a_column_the_file_lacked_is_blank_in_every_row() -> None:
    kept = framed("ehc_cases", [2], {"case_id": ["C1"], "received_on": ["2025-01-02"]}, DAY)
    assert again(kept).texts("exception") == [None]
    assert "exception" not in again(kept).rows()[0]


def test_a_register_without_rows_comes_back_empty() -> None:
    back = again(held("inspections"))
    assert (back.rows(), back.stood().each()) == ([], [])


def test_H16_a_safety_check_is_kept_with_the_day_it_is_next_due() -> None:
    given = held(
        "inspections",
        check("A1", "FRA", None, last_completed="2024-06-30", interval_months="12"),
        check("A2", "FRA", None),
        check("A3", "FRA", "2025-01-01", required="N"),
    )
    back = again(given)
    assert back.texts(DUE) == ["2025-06-30", None, None]
    assert back.rows() == given.rows()  # which it is no part of


def test_rows_alike_but_for_their_names_are_worked_out_once() -> None:
    alike = {"decided_on": "2025-02-13", "decision": "assess"}
    register = held(
        "ehc_cases",
        case(1, "2025-01-02", **alike, setting="special"),
        case(2, "2025-01-02", **alike),
        case(3, "2025-01-03", **alike),
    )
    stands = register.stood()
    assert (stands.groups, len(stands.made)) == ([0, 0, 1], 2)
    assert [one.clock.decision.state for one in stands.each()] == [State.MET] * 3


def test_combinations_of_blanks_and_dates_are_told_apart() -> None:
    days = ("2025-02-01", None)
    rows = [case(1, "2025-01-02", decided_on=a, draft_sent_on=b) for a in days for b in days]
    stands = held("ehc_cases", *rows).stood().each()
    for row, one in zip(rows, stands, strict=True):
        for name in ("decided_on", "draft_sent_on"):
            day = getattr(one.row, name)
            assert (day.isoformat() if day else None) == row[name]


@pytest.mark.parametrize(
    ("day", "status"), [("2025-06-10", Status.IN_DATE), ("2026-01-02", Status.OVERDUE)]
)
def test_a_register_stands_as_at_its_own_day_unless_another_is_asked_for(
    day: str, status: Status
) -> None:
    register = held("inspections", check("A1", "LRA", "2026-01-01"))
    asked = None if day == DAY.isoformat() else DAY.fromisoformat(day)
    (one,) = register.stood(asked).each()
    assert one.clock.status is status


def test_rows_that_are_chosen_keep_their_numbers_and_stand_alone() -> None:
    register = held("inspections", check("A1", "FRA", "2026-01-01"), check("A2", "LRA", None))
    chosen = again(register)
    few = chosen.where(chosen.frame["workstream"] == "LRA")
    assert (few.texts("asset_id"), few.frame["row"].tolist()) == (["A2"], [3])
    assert [one.clock.status for one in few.stood().each()] == [Status.NO_RECORD]
