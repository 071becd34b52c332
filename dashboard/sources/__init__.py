"""The ways figures arrive: a file, a folder, a database, the sample."""

from dashboard.sources.csv_folder import folder_deliveries
from dashboard.sources.database import database_deliveries
from dashboard.sources.deliveries import LOADING_ORDER, Delivery, SourceError
from dashboard.sources.demo import DEMO_ORG, demo_deliveries
from dashboard.sources.sample import sample_deliveries, sample_organisations

__all__ = [
    "DEMO_ORG",
    "LOADING_ORDER",
    "Delivery",
    "SourceError",
    "database_deliveries",
    "demo_deliveries",
    "folder_deliveries",
    "sample_deliveries",
    "sample_organisations",
]
