"""How people come in: as users, as visitors of a demonstration, or not at all for want of both."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from flask import Flask

from dashboard import formats, paths
from dashboard.access.account import add_account, add_account_of_demonstration
from dashboard.access.attempts import Attempts
from dashboard.access.gate import at_this_machine, guard, signed_in
from dashboard.access.pages import add_demonstration, add_pages, late
from dashboard.access.secret import signed
from dashboard.access.sessions import Sessions
from dashboard.access.users import add_users
from dashboard.domain.people import Role, demonstration
from dashboard.services import Services
from dashboard.settings import Settings, SettingsError
from dashboard.store import CountedAttempts, People, StoreUnavailableError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_ROLE_COOKIE = "scorecard_role"

_NO_USERS = (
    "There are no users yet, so nobody could sign in. Add the first one with "
    "`scorecard users add NAME --role administrator`. Only `scorecard serve` on 127.0.0.1 starts "
    "without users, as a demonstration."
)
_NO_DEMONSTRATION = (
    "SCORECARD_SIGN_IN cannot be 'demonstration': there are users here, and a demonstration would "
    "let others in without a password."
)
_NOT_FROM_ELSEWHERE = (
    "SCORECARD_SIGN_IN cannot be 'demonstration' where other machines can reach it. Serve on "
    "127.0.0.1, or add users with `scorecard users add NAME --role administrator`."
)


def way_in(settings: Settings, people: People) -> str:
    """How `scorecard serve` lets people in: `users`, or `demonstration` where that is safe.

    Raises SettingsError where neither is.
    """
    has_users, is_local = people.any(), settings.host in LOOPBACK
    if is_local and not has_users and "sign_in" not in settings.model_fields_set:
        return "demonstration"
    if settings.sign_in == "demonstration" and not is_local:
        raise SettingsError(_NOT_FROM_ELSEWHERE)
    _require(settings.sign_in, has_users=has_users)
    return settings.sign_in


def admit(server: Flask, services: Services) -> None:
    """Put the gate before everything else that answers, with the pages about people.

    Raises SettingsError where nobody could come in. A store that cannot be reached is no reason
    not to start: until it can be, nobody is let in.
    """
    settings, people = services.settings, People(services.ingest.store.database)
    with suppress(StoreUnavailableError):
        _require(settings.sign_in, has_users=people.any())
    server.jinja_env.globals["style_sheets"] = _style_sheets()
    server.jinja_env.filters["begun"] = formats.capital
    if settings.sign_in == "demonstration":
        roles = {signed(role.value, settings): demonstration(role) for role in Role}
        guard(server, at_this_machine(roles, _ROLE_COOKIE, demonstration()))
        add_demonstration(server, roles, _ROLE_COOKIE)
        add_account_of_demonstration(server)
    else:
        sessions = Sessions(people, settings, _now)
        attempts = Attempts(settings, CountedAttempts(people.database))
        guard(server, signed_in(sessions, late))
        add_pages(server, sessions, attempts)
        add_account(server, sessions, attempts, services.ingest.catalogue.name_of)
    add_users(server, services, _now)


def _now() -> datetime:
    """The present moment, whatever day a setting fixes: sessions end and the audit is true."""
    return datetime.now(UTC)


def _require(sign_in: str, *, has_users: bool) -> None:
    if sign_in == "users" and not has_users:
        raise SettingsError(_NO_USERS)
    if sign_in == "demonstration" and has_users:
        raise SettingsError(_NO_DEMONSTRATION)


def _style_sheets() -> list[str]:
    """The style sheets in their order, at the very addresses Dash gives them."""
    found = sorted(paths.shipped("assets").glob("*.css"))
    return [f"/assets/{one.name}?m={int(one.stat().st_mtime)}" for one in found]
