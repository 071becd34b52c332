"""What a page is handed: the cached answers, and the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.readmodels.reader import Reader
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a page may use, built once by `create_app`."""

    read: Reader
    settings: Settings
    today: Callable[[], date]
