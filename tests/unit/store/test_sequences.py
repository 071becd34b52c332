"""Random publishing and withdrawing against a slow model that is plainly right."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.store import NewRecord, Store
from tests.unit.store.loading import MORNING, figures, publish, risk, shown

MEASURES = ("GAS", "LIFT", "ASB")
publications = st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 9), min_size=1)
steps = st.lists(
    st.one_of(
        publications.map(lambda values: ("figures", values)),
        st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True).map(
            lambda ids: ("register", ids)
        ),
        st.integers(0, 20).map(lambda which: ("withdraw", which)),
    ),
    max_size=14,
)


@dataclass
class Model:
    """What is live, in order of publication, and everything that showed at each revision."""

    live: list[tuple[str, object]] = field(default_factory=list)
    shown: list[tuple[dict[str, str], list[int]]] = field(default_factory=lambda: [({}, [])])

    def remember(self) -> None:
        values: dict[str, str] = {}
        register: list[int] = []
        for _, content in self.live:
            if isinstance(content, dict):
                values |= content
            else:
                register = list(content)  # type: ignore[call-overload]
        self.shown.append((values, register))


def rows_for(content: object) -> list[NewRecord]:
    if isinstance(content, dict):
        return figures(**content)
    ids = enumerate(content, start=2)  # type: ignore[call-overload]
    return [risk(number, str(identity), "a risk") for number, identity in ids]


@pytest.mark.slow
@given(steps)
@settings(max_examples=25, deadline=None)
def test_every_revision_shows_what_the_model_says_however_often_figures_are_withdrawn(
    chosen: list[tuple[str, object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, model = Store(f"sqlite:///{Path(folder)}/figures.db"), Model()
        store.migrate()
        for step, content in chosen:
            if step == "withdraw":
                if not model.live:
                    continue
                identity, _ = model.live.pop(int(str(content)) % len(model.live))
                store.withdraw(identity, by="manager", at=MORNING, why="")
            else:
                if isinstance(content, dict):
                    content = {measure: str(value) for measure, value in content.items()}
                model.live.append((publish(store, rows_for(content)), content))
            model.remember()
        for revision, (values, register) in enumerate(model.shown):
            assert shown(store, revision=revision) == values
            risks = store.rows("thurrock", "risks", revision=revision)
            assert [int(str(record.row["risk_id"])) for record in risks] == register
        assert store.verify() is None
        store.database.close()
