"""Rows of EHC cases and of annual reviews as hypothesis makes them: every date before any other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.unit.domain.clocks.agreement import any_days

# Days after the start: around each limit, and anywhere in two years.
AFTER = st.one_of(
    st.sampled_from([14, 15, 28, 42, 56, 84, 112, 140, 364, 365]).flatmap(
        lambda days: st.integers(days - 1, days + 1)
    ),
    st.integers(0, 800),
)
_maybe = st.one_of(st.none(), AFTER)


def _dated(start: date, later: dict[str, Any]) -> dict[str, Any]:
    """A row whose numbers of days have become dates after the start."""
    return {
        name: start + timedelta(days=value) if isinstance(value, int) else value
        for name, value in later.items()
    }


def as_text(row: dict[str, Any]) -> dict[str, str | None]:
    """The row as a register holds it."""
    return {name: None if value is None else str(value) for name, value in row.items()}


cases = st.builds(
    lambda start, later: {"case_id": "1", "received_on": start, **_dated(start, later)},
    any_days,
    st.fixed_dictionaries(
        {
            "decided_on": _maybe,
            "decision": st.sampled_from([None, "assess", "assess", "refuse"]),
            "assessment_outcome": st.sampled_from([None, "plan", "no_plan"]),
            "no_plan_notified_on": _maybe,
            "draft_sent_on": _maybe,
            "final_plan_on": _maybe,
            "exception": st.sampled_from([None, None, "a", "b", "c", "d"]),
            "left_on": st.one_of(st.none(), _maybe),
            "clock_restarted_on": st.one_of(st.none(), _maybe),
        }
    ),
)
annual = st.builds(
    lambda start, later: {"case_id": "1", "plan_made_on": start, **_dated(start, later)},
    any_days,
    st.fixed_dictionaries(
        {
            "last_decision_on": _maybe,
            "meeting_on": _maybe,
            "decided_on": _maybe,
            "decision": st.sampled_from([None, "maintain", "amend", "amend", "cease"]),
            "amendment_notice_on": _maybe,
            "final_amended_on": _maybe,
            "phase_transfer_on": _maybe,
            "phase": st.sampled_from([None, "post16", "within_post16", "other"]),
        }
    ),
)
