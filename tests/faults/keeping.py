"""What a dashboard has kept, held against what was sent to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.ingest import Ingest
from dashboard.store import Submission
from tests.faults.returns import Return

Lines = list[tuple[int, dict[str, str]]]


def rows_kept(ingest: Ingest, submission: Submission) -> Lines:
    """The rows of a submission with their spreadsheet rows, blanks left out."""
    own = ingest.roll_up.own(submission)
    return [(number, _said(row)) for number, row in own]


def _said(row: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in row.items() if value is not None}


def require_whole(ingest: Ingest, submission: Submission, sent: Return) -> None:
    """The submission is all of the file that was sent, and what rolls up from it if published."""
    assert (submission.org, submission.dataset) == (sent.org, sent.dataset)
    assert ingest.vault.get(submission.digest) == sent.data
    assert submission.rows == len(sent.rows)
    assert rows_kept(ingest, submission) == list(enumerate(sent.rows, start=2))
    rolled = ingest.store.rows_of(submission.id, "rollups")
    if sent.dataset != "compliance_returns" or submission.revision is None:
        assert rolled == []
        return
    assert [one.row["numerator"] for one in rolled] == [
        row["period_completed"] for row in sent.rows
    ]


def require_figures(ingest: Ingest, org: str, revision: int, sent: Mapping[str, Return]) -> None:
    """What shows at a revision is what the files published until then say, the last one first.

    `sent` are the files by their digest.
    """
    done = [
        one
        for one in ingest.store.submissions(org)
        if one.digest in sent and one.revision is not None and one.revision <= revision
    ]
    done.sort(key=lambda one: one.revision or 0)
    for dataset, key in (("observations", "measure"), ("compliance_returns", "workstream")):
        expected: dict[tuple[str, str], Any] = {}
        for one in done:
            if one.dataset == dataset:
                rows = sent[one.digest].rows
                expected |= {(row[key], row["period"]): (one.id, row) for row in rows}
        shown = {
            tuple(json.loads(one.scope)): (one.submission, _said(one.row))
            for one in ingest.store.rows(org, dataset, revision=revision)
        }
        assert shown == expected
    registers = [one.id for one in done if one.dataset == "assets"]
    newest = ingest.store.register(org, "assets", revision=revision)
    assert (newest.id if newest else None) == (registers[-1] if registers else None)
