"""The transcription is complete, reads without an error and keeps to the contracts."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.intake.contracts import DATASETS
from tests.backtests.papers import PUBLISHED, batch, dataset_of, files, rows

TEMPLATES = PUBLISHED.parent / "templates"
# What each paper holds; see docs/reconciliation.md. A row lost or doubled is seen here.
COUNTS = {
    ("thurrock", "measures"): 21,
    ("thurrock", "compliance_returns"): 42,
    ("thurrock", "observations"): 8,
    ("thurrock", "printed"): 50,
    ("kent", "measures"): 21,
    ("kent", "observations"): 249,
    ("kent", "risks"): 11,
    ("kent", "actions"): 79,
    ("kent", "printed"): 202,
    ("southend", "measures"): 322,
    ("southend", "observations"): 333,
    ("southend", "actions"): 520,
    ("southend", "risks"): 18,
    ("southend", "funds"): 45,
    ("southend", "contracts"): 11,
    ("southend", "printed"): 65,
    ("england", "measures"): 11,
    ("england", "observations"): 11,
}


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _headings(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as opened:
        return next(csv.reader(opened))


@pytest.mark.parametrize("file", files(), ids=_name)
def test_a_published_file_reads_without_an_error(file: Path) -> None:
    assert [problem.as_dict() for problem in batch(file).errors] == []
    assert len(batch(file).rows()) == batch(file).read > 0


@pytest.mark.parametrize("file", files(), ids=_name)
def test_a_published_file_has_the_contracts_columns_in_order(file: Path) -> None:
    assert _headings(file) == list(DATASETS[dataset_of(file)].names)


@pytest.mark.parametrize("dataset", sorted(DATASETS))
def test_a_template_is_the_contracts_heading_row_and_nothing_else(dataset: str) -> None:
    text = (TEMPLATES / f"{dataset}.csv").read_text(encoding="utf-8")
    assert text == ",".join(DATASETS[dataset].names) + "\n"


@pytest.mark.parametrize(("org", "dataset"), sorted(COUNTS))
def test_no_row_of_a_paper_is_lost_or_doubled(org: str, dataset: str) -> None:
    found = rows(org, dataset)
    keys = Counter(tuple(row[name] for name in DATASETS[dataset].key) for row in found)
    assert len(found) == len(keys) == COUNTS[org, dataset]


def test_every_published_file_is_counted() -> None:
    assert {(file.parent.name, dataset_of(file)) for file in files()} == set(COUNTS)


@pytest.mark.parametrize("org", ["thurrock", "kent", "southend", "england"])
def test_every_measure_and_figure_can_be_read_and_every_figure_has_its_measure(org: str) -> None:
    measures = {row["measure"]: Measure.from_row(row) for row in rows(org, "measures")}
    for row in rows(org, "observations"):
        assert Observation.from_row(row, measures[row["measure"]]).measure in measures
    assert {row["workstream"] for row in rows(org, "compliance_returns")} <= set(measures)


def test_the_england_figures_are_of_southend_s_measures() -> None:
    southend = {row["measure"] for row in rows("southend", "measures")}
    assert {row["measure"] for row in rows("england", "measures")} <= southend


def test_an_action_is_linked_only_to_a_measure_that_is_there() -> None:
    measures = {row["measure"] for row in rows("southend", "measures")}
    linked = {row["measure"] for row in rows("southend", "actions") if row["measure"]}
    assert linked <= measures


def test_a_figure_that_is_missing_says_why() -> None:
    silent = [
        (org, row["measure"], row["period"])
        for org in ("thurrock", "kent", "southend")
        for row in rows(org, "observations")
        if not (row["value"] or row["denominator"] or row["commentary"])
    ]
    assert silent == []


def test_the_send_plan_has_48_actions_and_46_without_a_date() -> None:
    plan = [
        row
        for row in rows("southend", "actions")
        if row["plan"] == "SEND strategic action plan" and row["kind"] == "action"
    ]
    dated = [row for row in plan if row["starts_on"] or row["due_on"] or row["completed_on"]]
    assert Counter(row["status"] for row in plan) == {
        "complete": 19,
        "in_progress": 26,
        "unclear": 3,
    }
    assert (len(plan), len(plan) - len(dated)) == (48, 46)
    assert {row["priority"] for row in plan} == set("123456")


def test_the_transcription_holds_no_address_title_or_line_number() -> None:
    suspect = re.compile(
        r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Councillor)\b\.? [A-Z]|@|\blines? \d{2,}"
        r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    )
    found = [
        (_name(file), row)
        for file in files()
        for _, row in batch(file).rows()
        if any(suspect.search(text) for text in row.values() if text)
    ]
    assert found == []
