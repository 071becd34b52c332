"""The pages, in the order they are registered; the navigation has its own order."""

from __future__ import annotations

from types import ModuleType

from pages import (
    about,
    data,
    housing,
    housing_checks,
    housing_hazards,
    measure,
    overview,
    partnership,
    risks,
    rows,
    send,
    send_cases,
    send_reviews,
    social_care,
    strategies,
)

ALL: tuple[ModuleType, ...] = (
    overview,
    housing,
    housing_checks,
    housing_hazards,
    send,
    send_cases,
    send_reviews,
    strategies,
    social_care,
    partnership,
    risks,
    data,
    measure,
    rows,
    about,
)
