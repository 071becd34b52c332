"""The sample figures: which of them a store still lacks, and loading those."""

from __future__ import annotations

import hashlib

from rich.console import Console
from rich.progress import Progress

from dashboard import __version__
from dashboard.ingest import Ingest
from dashboard.sources import Delivery, sample_deliveries, sample_organisations
from dashboard.store import Submission

SAMPLE_USER = "sample data"


def seed(ingest: Ingest, orgs: tuple[str, ...] = ()) -> int:
    """Publish the sample figures a store lacks; how many files that were.

    A file is loaded once: what was uploaded since stays in front of it, and one that was withdrawn
    stays withdrawn. The sample needs no second person, whatever the approvals setting: it was
    approved with the release.
    """
    alone = Ingest(
        ingest.store,
        ingest.vault,
        ingest.settings.model_copy(update={"approvals": "one"}),
        ingest.clock,
        ingest.catalogue,
    )
    work = [
        (org, file) for org in orgs or sample_organisations() for file in sample_deliveries(org)
    ]
    loaded = 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        for org, delivery in progress.track(work, description="Loading the sample figures"):
            loaded += _publish_once(alone, org, delivery)
    return loaded


def only_sample(ingest: Ingest) -> bool:
    """Whether nobody has loaded anything of their own: a new store, or one still being seeded."""
    return all(found.by == SAMPLE_USER for found in ingest.store.submissions())


def _publish_once(ingest: Ingest, org: str, delivery: Delivery) -> bool:
    before = _loaded_before(ingest, org, delivery)
    if before is not None and before.state != "staged":
        return False
    if before is None:
        before, _ = ingest.stage(
            delivery.dataset,
            delivery.data,
            org=org,
            by=SAMPLE_USER,
            filename=delivery.filename,
            source=delivery.source,
        )
    ingest.publish(before.id, by=SAMPLE_USER, why=f"Shipped with release {__version__}.")
    return True


def _loaded_before(ingest: Ingest, org: str, delivery: Delivery) -> Submission | None:
    digest = hashlib.sha256(delivery.data).hexdigest()
    for found in ingest.store.submissions(org):
        same = found.dataset == delivery.dataset and found.digest == digest
        if same and not (found.state == "staged" and found.by != SAMPLE_USER):
            return found
    return None
