"""Puts the pages of the monthly close on the server."""

from __future__ import annotations

from flask import Flask

from dashboard.close.commentary import add_commentary
from dashboard.close.deciding import add_deciding
from dashboard.close.held import HeldFiles
from dashboard.close.listing import add_listing
from dashboard.close.sending import add_sending
from dashboard.services import Services


def add_close(server: Flask, services: Services) -> None:
    """Add every address under `/returns`."""
    held = HeldFiles(services.settings.data_dir / "held")
    add_listing(server, services)
    add_sending(server, services, held)
    add_commentary(server, services)
    add_deciding(server, services)
