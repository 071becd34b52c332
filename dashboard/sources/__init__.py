"""The ways figures arrive: a file, a folder, a database, the sample."""

from dashboard.sources.csv_folder import folder_deliveries
from dashboard.sources.database import database_deliveries
from dashboard.sources.deliveries import LOADING_ORDER, Delivery, SourceError
from dashboard.sources.sample import sample_deliveries, sample_organisations

__all__ = [
    "LOADING_ORDER",
    "Delivery",
    "SourceError",
    "database_deliveries",
    "folder_deliveries",
    "sample_deliveries",
    "sample_organisations",
]
