"""Definitions as data: workstreams, organisations and the local rating keys."""

from dashboard.catalogue.loader import (
    ORGANISATION_CODE,
    Catalogue,
    CatalogueError,
    KnownOrganisation,
    Workstream,
    load_catalogue,
)

__all__ = [
    "ORGANISATION_CODE",
    "Catalogue",
    "CatalogueError",
    "KnownOrganisation",
    "Workstream",
    "load_catalogue",
]
