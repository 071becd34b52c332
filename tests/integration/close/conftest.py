"""A store with two measures and their figures, and the dashboard over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.ingest import Ingest
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.closing import publish, services_in


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = services_in(tmp_path, cache_url=str(tmp_path / "cache"))
    publish(made.ingest, "measures", files.MEASURES)
    publish(made.ingest, "observations", files.OBSERVATIONS)
    return made


@pytest.fixture
def ingest(services: Services) -> Ingest:
    return services.ingest


@pytest.fixture
def server(services: Services) -> Any:
    return create_app(services.settings, strict=True).server


@pytest.fixture
def client(server: Any) -> FlaskClient:
    """A visitor of a demonstration, who starts as an officer."""
    found: FlaskClient = server.test_client()
    return found
