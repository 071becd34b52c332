"""Which councils there are to choose from: those of the catalogue and those with figures."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.readmodels.types import Option
from dashboard.services import Services


def every_council(services: Services, also: Iterable[str] = ()) -> list[Option]:
    """The councils known here and those named in `also`, by name; comparators are everybody's."""
    known = services.ingest.catalogue
    kept = (one.code for one in services.ingest.store.organisations())
    codes = {*known.organisations, *kept, *also}
    named = [Option(code, known.name_of(code)) for code in codes if not known.is_comparator(code)]
    return sorted(named, key=lambda one: one.label)
