"""Puts the pages of the monthly close on the server."""

from __future__ import annotations

from typing import Any

from flask import Flask, request

from dashboard.close.commentary import add_commentary
from dashboard.close.deciding import add_deciding
from dashboard.close.downloading import add_downloading
from dashboard.close.held import HeldFiles
from dashboard.close.listing import add_listing
from dashboard.close.pages import refusal
from dashboard.close.periods import add_periods
from dashboard.close.refused import add_refused
from dashboard.close.rows import add_rows
from dashboard.close.sending import add_sending
from dashboard.intake.limits import Limits
from dashboard.services import Services

_FORM = 1_000_000  # bytes of a form besides its file
_DRAINED = 8  # times the limit


def add_close(server: Flask, services: Services) -> None:
    """Add every address under `/returns`, and those of published rows as files."""
    held = HeldFiles(services.settings.data_dir / "held")
    add_listing(server, services, held)
    add_periods(server, services)
    add_sending(server, services, held)
    add_refused(server, services, held)
    add_commentary(server, services)
    add_deciding(server, services)
    add_rows(server, services)
    add_downloading(server, services)
    _limit(server)


def _limit(server: Flask) -> None:
    """Refuse what is too large unread, with a sentence."""
    most = Limits().size
    server.config["MAX_CONTENT_LENGTH"] = most + _FORM

    @server.errorhandler(413)
    def too_large(_error: Exception) -> Any:
        _drain(_DRAINED * most)
        sentence = f"That is more than {most // 1_000_000} MB, the most that is read. Split the "
        return refusal(413, f"{sentence}file by year or by measure, and send the parts.")


def _drain(most: int) -> None:
    """Let the browser finish, or it reports a broken connection and never shows the answer."""
    left = min(request.content_length or 0, most)
    while left > 0 and (read := len(request.environ["wsgi.input"].read(min(left, 65_536)))):
        left -= read
