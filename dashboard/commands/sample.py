"""The sample figures: which of them a store still lacks, and loading those."""

from __future__ import annotations

import hashlib
from datetime import date

from rich.console import Console
from rich.progress import Progress

from dashboard import __version__
from dashboard.commands.demo import Borough
from dashboard.ingest import Ingest
from dashboard.sources import DEMO_ORG, Delivery, sample_deliveries, sample_organisations
from dashboard.store import Submission

SAMPLE_USER = "sample data"


def seed(ingest: Ingest, orgs: tuple[str, ...] = (), *, demo_homes: int | None = None) -> int:
    """Publish the sample figures a store lacks; how many files that were.

    A file is loaded once: what was uploaded since stays in front of it, and one that was withdrawn
    stays withdrawn. The synthetic borough is made after the published figures, and made again
    only for another number of homes. The sample needs no second person, whatever the approvals
    setting: it was approved with the release.
    """
    alone = Ingest(
        ingest.store,
        ingest.vault,
        ingest.settings.model_copy(update={"approvals": "one"}),
        ingest.clock,
        ingest.catalogue,
    )
    orgs = orgs or (*sample_organisations(), DEMO_ORG)
    work = [(org, file) for org in orgs if org != DEMO_ORG for file in sample_deliveries(org)]
    loaded = 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        for org, delivery in progress.track(work, description="Loading the sample figures"):
            loaded += _publish_once(alone, org, delivery)
        if DEMO_ORG in orgs:
            loaded += _seed_borough(alone, demo_homes, progress)
    return loaded


def _seed_borough(ingest: Ingest, homes: int | None, progress: Progress) -> int:
    borough = Borough(ingest, SAMPLE_USER, homes)
    lacking = len(borough.lacking)
    if lacking:
        said = "Making the demonstration borough"
        for delivery, staged in progress.track(borough.pieces(), lacking, description=said):
            _publish(ingest, DEMO_ORG, delivery, staged, borough.day)
    return lacking


def only_sample(ingest: Ingest) -> bool:
    """Whether nobody has loaded anything of their own: a new store, or one still being seeded."""
    return all(found.by == SAMPLE_USER for found in ingest.store.submissions())


def _publish_once(ingest: Ingest, org: str, delivery: Delivery) -> bool:
    before = _loaded_before(ingest, org, delivery)
    if before is not None and before.state != "staged":
        return False
    _publish(ingest, org, delivery, before)
    return True


def _publish(
    ingest: Ingest,
    org: str,
    delivery: Delivery,
    staged: Submission | None,
    as_at: date | None = None,
) -> None:
    if staged is None:
        staged, _ = ingest.stage(
            delivery.dataset,
            delivery.data,
            org=org,
            by=SAMPLE_USER,
            filename=delivery.filename,
            source=delivery.source,
            as_at=as_at,
        )
    ingest.publish(staged.id, by=SAMPLE_USER, why=f"Shipped with release {__version__}.")


def _loaded_before(ingest: Ingest, org: str, delivery: Delivery) -> Submission | None:
    digest = hashlib.sha256(delivery.data).hexdigest()
    for found in ingest.store.submissions(org):
        same = found.dataset == delivery.dataset and found.digest == digest
        if same and not (found.state == "staged" and found.by != SAMPLE_USER):
            return found
    return None
