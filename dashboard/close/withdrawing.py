"""The page that comes before a withdrawal: what would show again, and which ratings would move."""

from __future__ import annotations

from typing import Any

from dashboard.close.pages import page
from dashboard.close.sections import sections_of
from dashboard.close.shown import rows_words
from dashboard.close.submission import change_tables, change_words
from dashboard.components.commentary import returns_to
from dashboard.components.moved_table import WOULD
from dashboard.intake.contracts import DATASETS
from dashboard.readmodels.returns.commentaries import Returning, returning
from dashboard.readmodels.returns.preview import MOST
from dashboard.refusals import WithdrawFirstError
from dashboard.services import Services
from dashboard.store import Submission


def withdrawal_page(
    services: Services,
    one: Submission,
    refused: Exception | None = None,
    typed: str = "",
    status: int = 200,
) -> Any:
    """The published figures beside those that would show again; `typed` is a reason refused."""
    would = services.withdrawal(one.id)
    counted = services.ingest.roll_up.counted_with(one)
    return page(
        "withdraw.html",
        one.org,
        status,
        sections_of(services, one),
        one=one,
        refused=refused,
        newer=getattr(refused, "newer", None),
        typed=typed,
        name=services.ingest.catalogue.name_of(one.org),
        dataset=DATASETS[one.dataset],
        headline=f"Withdraw {one.id}? {change_words(would)}",
        counted=rows_words(would.rows, again=True),
        first=str(WithdrawFirstError(counted)) if counted else "",
        commentaries=returns_to(_commentaries(services, one)),
        **change_tables(would, WOULD),
    )


def _commentaries(services: Services, one: Submission) -> tuple[Returning, ...]:
    """What stands with each figure that a submission of commentaries speaks of, once it is gone."""
    if one.dataset != "commentaries":
        return ()
    rows = services.ingest.store.rows_of(one.id)[:MOST]
    return returning(services.if_withdrawn(one), one.org, rows)
