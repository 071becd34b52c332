"""Who may sign in: add, list, change and disable users, give passwords, end sessions."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dashboard.access.passwords import PasswordRefusedError, hashed, require_good
from dashboard.commands.console import (
    ERRORS,
    AsJson,
    now,
    organisation_code,
    print_json,
    say,
)
from dashboard.commands.stores import open_ingest
from dashboard.domain.people import EVERYWHERE, LONGEST_NAME, Person, Role, tidied
from dashboard.domain.sections import SECTIONS
from dashboard.store import People

By = Annotated[str, typer.Option("--as", help="Who is doing this, for the audit.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input, one line.")
]
OneTime = Annotated[
    bool, typer.Option("--one-time", help="Another has to be chosen at the next sign-in.")
]
TheRole = Annotated[Role, typer.Option("--role", help="viewer, officer, approver, administrator.")]
Orgs = Annotated[
    list[str] | None,
    typer.Option("--org", help="Only this organisation; may be repeated. By default all of them."),
]
Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section", help="Only this section, such as housing; may be repeated. By default all."
    ),
]
_SOMEONE = "command line"


def _name(name: str) -> str:
    """A user's name as typed. Raises a usage error where it cannot be one."""
    if (found := tidied(name)) is None:
        raise typer.BadParameter(f"a name is 1 to {LONGEST_NAME} characters that can be seen.")
    return found


Name = Annotated[str, typer.Argument(metavar="NAME", callback=_name, help="The user's name.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    users = typer.Typer(no_args_is_help=True, help="Who may sign in, and as what.")
    users.command("list")(list_users)
    users.command("add")(add)
    users.command("change")(change)
    users.command("password")(password)
    users.command("disable")(disable)
    users.command("end-sessions")(end_sessions)
    app.add_typer(users, name="users")


def list_users(as_json: AsJson = False) -> None:
    """Print the users: name, role, organisations, and whether they may sign in."""
    found = _people().users()
    if as_json:
        print_json({"users": [_described(one.person, one.disabled) for one in found]})
        return
    if not found:
        say("There are no users. `scorecard users add` lets somebody sign in.")
    for one in found:
        state = "disabled" if one.disabled else "may sign in"
        typer.echo(f"{one.person.name}  {one.person.role}  {_where(one.person)}  {state}")


def add(
    name: Name,
    role: TheRole,
    org: Orgs = None,
    section: Sections = None,
    password_stdin: FromStdin = False,
    one_time: OneTime = False,
    by: By = _SOMEONE,
) -> None:
    """Let somebody sign in; the password is asked for twice and not shown."""
    person = Person(name, role, _codes(org), sections=_sections(section))
    people = _people()
    new = _new_password(from_stdin=password_stdin)
    people.add(person, new, by=by, at=now(), one_time=one_time)
    say(f"{name} may sign in, as {role} of {_where(person)}.")


def change(
    name: Name, role: TheRole, org: Orgs = None, section: Sections = None, by: By = _SOMEONE
) -> None:
    """Give a user another role, organisations and sections; a disabled one may sign in again."""
    person = Person(name, role, _codes(org), sections=_sections(section))
    _people().change(person, by=by, at=now())
    say(f"{name} is now {role} of {_where(person)}.")


def password(
    name: Name,
    password_stdin: FromStdin = False,
    one_time: OneTime = False,
    by: By = _SOMEONE,
) -> None:
    """Give a user another password, and sign them out everywhere."""
    new = _new_password(from_stdin=password_stdin)
    _people().set_password(name, new, by=by, at=now(), one_time=one_time)
    say(f"{name} has another password.")


def disable(name: Name, by: By = _SOMEONE) -> None:
    """Let a user sign in no longer, and sign them out everywhere."""
    _people().disable(name, by=by, at=now())
    say(f"{name} can no longer sign in.")


def end_sessions(name: Name, by: By = _SOMEONE) -> None:
    """Sign a user out everywhere; they may sign in again."""
    ended = _people().end_sessions(name, by=by, at=now())
    say(f"Ended {ended} {'session' if ended == 1 else 'sessions'} of {name}.")


def _people() -> People:
    return People(open_ingest().store.database)


def _codes(orgs: list[str] | None) -> tuple[str, ...]:
    for code in orgs or ():
        organisation_code(code)
    return tuple(orgs) if orgs else EVERYWHERE


def _sections(named: list[str] | None) -> tuple[str, ...]:
    for code in named or ():
        if code not in SECTIONS:
            raise typer.BadParameter(
                f"there is no section {code}; there are {', '.join(SECTIONS)}."
            )
    return tuple(sorted({*named})) if named else EVERYWHERE


def _where(person: Person) -> str:
    all_of_them = person.organisations == EVERYWHERE
    where = "every organisation" if all_of_them else ", ".join(person.organisations)
    only = "" if person.sections == EVERYWHERE else f", {' and '.join(person.sections)} only"
    return where + only


def _described(person: Person, disabled: bool) -> dict[str, object]:
    where = {"organisations": list(person.organisations)}
    where["sections"] = list(person.sections)
    return {"name": person.name, "role": person.role.value, **where, "disabled": disabled}


def _new_password(*, from_stdin: bool) -> str:
    """The hash of a password that will do; ends with a sentence where it will not."""
    if from_stdin:
        typed = sys.stdin.readline().rstrip("\r\n")
    else:
        typed = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    try:
        require_good(typed)
    except PasswordRefusedError as refused:
        say(str(refused))
        raise typer.Exit(ERRORS) from refused
    return hashed(typed)
