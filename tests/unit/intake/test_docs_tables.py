"""The tables of docs/datasets.md say what the rules and the catalogue do."""

from __future__ import annotations

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import MeasureError, RuleKind
from dashboard.domain.rating import Rag, Reason, rate
from dashboard.intake.contracts import DATASETS
from dashboard.intake.docs_tables import RULES, registers, rules, workstreams
from tests.unit.domain.made import figure, measure

NEEDED = {
    "bands": {"green": "100", "amber": "90"},
    "tolerance": {"tolerance": "5", "tolerance_kind": "points"},
    "minimum": {"minimum": "90"},
}
BY_TARGET = ("tolerance", "minimum")


def test_every_rule_has_its_line() -> None:
    assert set(RULES) == set(RuleKind)
    lines = list(rules())
    assert [rule for rule in RuleKind if not any(f"| `{rule}` |" in one for one in lines)] == []


@pytest.mark.parametrize("rule", RuleKind)
def test_a_rule_is_said_to_need_the_columns_it_rates_by(rule: RuleKind) -> None:
    own, target, _ = RULES[rule]
    named = {one.name for one in DATASETS["measures"].columns if f"`{one.name}`" in own}
    assert named == set(NEEDED.get("bands" if rule is RuleKind.MATRIX else rule, ()))
    assert bool(target) is (rule in BY_TARGET)


@pytest.mark.parametrize("rule", NEEDED)
def test_with_what_it_needs_a_rule_rates(rule: str) -> None:
    target = {"target": "95"} if rule in BY_TARGET else {}
    rated = [
        rate(measure(rule=rule, **NEEDED[rule]), figure(value=v, **target)) for v in ("100", "91")
    ]
    assert [one.rag for one in rated] == [Rag.GREEN, Rag.AMBER]


@pytest.mark.parametrize("rule", BY_TARGET)
def test_without_a_target_it_does_not(rule: str) -> None:
    rated = rate(measure(rule=rule, **NEEDED[rule]), figure(value="91"))
    assert rated.reason is Reason.NO_TARGET


@pytest.mark.parametrize(
    ("rule", "column"),
    [(r, column) for r in ("bands", "tolerance") for column in NEEDED[r]],
)
def test_without_a_column_that_it_needs_a_definition_is_refused(rule: str, column: str) -> None:
    with pytest.raises(MeasureError) as refused:
        measure(rule=rule, **NEEDED[rule] | {column: ""})
    assert refused.value.column == column


def test_without_a_minimum_a_miss_is_not_rated() -> None:
    assert rate(measure(rule="minimum"), figure(value="91", target="95")).rag is Rag.NONE


def test_the_catalogue_is_listed_whole() -> None:
    known = load_catalogue()
    listed = "\n".join([*registers(), *workstreams()])
    for one in known.register_measures.values():
        assert f"| `{one.code}` | {one.name} | `{one.dataset}` | {one.section} |" in listed
    for kind in known.workstreams.values():
        assert f"| `{kind.code}` | {kind.name} |" in listed
