"""Running an installation: serve, migrate, seed, audit, purge, settings."""

from __future__ import annotations

import os
import re
import sys
from datetime import timedelta
from typing import Annotated

import typer

from dashboard.access.start import LOOPBACK, way_in
from dashboard.commands.console import ERRORS, AnyOrg, AsJson, print_json, say
from dashboard.commands.sample import only_sample, seed
from dashboard.commands.stores import open_ingest
from dashboard.purging import purge as purge_files
from dashboard.settings import Settings, reference
from dashboard.sources.demo import DEMO_ORG, FEWEST_HOMES, MOST_HOMES
from dashboard.store import People, Store

DemoHomes = Annotated[
    int | None,
    typer.Option(
        "--demo-homes",
        min=FEWEST_HOMES,
        max=MOST_HOMES,
        help="Make the synthetic borough anew with so many homes.",
    ),
]
_AGE = re.compile(r"(?P<number>\d{1,5})\s*(?P<unit>d|days?|w|weeks?)?", re.IGNORECASE)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("serve")(serve)
    app.command("migrate")(migrate)
    app.command("seed")(seed_command)
    app.command("purge")(purge)
    app.command("settings")(settings)
    audit = typer.Typer(no_args_is_help=True, help="The record of who did what.")
    audit.command("verify")(verify)
    audit.command("list")(list_lines)
    app.add_typer(audit, name="audit")


def migrate() -> None:
    """Make the tables, or bring them up to this release."""
    store = Store(Settings().database_url)
    store.migrate()
    say(f"The store is up to date, at migration {store.database.version()}.")


def seed_command(org: AnyOrg = None, demo_homes: DemoHomes = None) -> None:
    """Load the sample figures that are not there yet; nothing uploaded is touched."""
    if demo_homes and org not in (None, DEMO_ORG):
        raise typer.BadParameter(f"--demo-homes is about {DEMO_ORG}: leave --org out or name it.")
    loaded = seed(open_ingest(), (org,) if org else (), demo_homes=demo_homes)
    files = "1 sample file" if loaded == 1 else f"{loaded} sample files"
    say(f"Published {files}." if loaded else "The sample figures were all there already.")


def verify() -> None:
    """Check that no line of the audit, and no figure it vouches for, was altered."""
    store = open_ingest().store
    broken = store.verify()
    if broken is not None:
        typer.echo(f"The audit does not hold from line {broken.number}: {broken.why}.")
        raise typer.Exit(ERRORS)
    lines = store.audit()
    last = f" Line {lines[-1].number} ends {lines[-1].hash[:16]}." if lines else ""
    typer.echo(f"The audit holds: {len(lines)} lines.{last}")


def list_lines(as_json: AsJson = False) -> None:
    """Print the audit, oldest line first, each with the reason given."""
    lines = open_ingest().store.audit()
    if as_json:
        fields = ("number", "at", "by", "action", "submission", "detail", "hash")
        print_json({"audit": [{name: getattr(line, name) for name in fields} for line in lines]})
        return
    for line in lines:
        what = f"{line.action} {line.submission}" if line.submission else line.action
        why = f"  {' '.join(str(line.detail['why']).split())}" if line.detail.get("why") else ""
        typer.echo(f"{line.number}  {line.at:%Y-%m-%d %H:%M}  {line.by}  {what}{why}")


def purge(
    older_than: Annotated[
        str, typer.Option("--older-than", help="An age in days or weeks, such as 90d or 12w.")
    ],
    by: Annotated[str, typer.Option("--as", help="Who is doing this, for the audit.")] = "purge",
) -> None:
    """Delete the files of old submissions that were never published; never figures or audit."""
    gone = purge_files(open_ingest(), _age(older_than), by=by)
    say(f"Deleted {len(gone)} {'file' if len(gone) == 1 else 'files'}.")


def settings(
    markdown: Annotated[bool, typer.Option("--markdown", help="As a page.")] = False,
) -> None:
    """Print every setting: as it stands now, or the page that explains them."""
    if markdown:
        sys.stdout.write(reference())
        return
    for name, value in Settings().in_words().items():
        typer.echo(f"{name}={value}")


def serve(
    dev: Annotated[bool, typer.Option("--dev", help="One process that reloads.")] = False,
) -> None:
    """Bring the store up to date, seed a new one, and serve the dashboard.

    On 127.0.0.1 a store without users is served as a demonstration; elsewhere it is not served.
    """
    chosen = Settings()
    Store(chosen.database_url).migrate()
    ingest = open_ingest(chosen)
    sign_in = way_in(chosen, People(ingest.store.database))
    if only_sample(ingest):
        seed(ingest)
    ingest.store.database.close()
    say(f"Civic Scorecard is at http://{chosen.host}:{chosen.port}. Press Ctrl+C to stop it.")
    command = server_command(chosen, dev=dev)
    told = {"SCORECARD_SIGN_IN": sign_in}
    if chosen.host in LOOPBACK and not chosen.registers:
        told["SCORECARD_REGISTERS"] = DEMO_ORG  # no real home or child is in it
    os.execve(command[0], command, os.environ | told)


def server_command(chosen: Settings, *, dev: bool) -> list[str]:
    """The process that `serve` becomes: gunicorn, or Flask's own server while developing."""
    if dev:
        flask = [sys.executable, "-m", "flask", "--app", "dashboard.app:server", "--debug", "run"]
        return [*flask, "--host", chosen.host, "--port", str(chosen.port)]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "dashboard.app:server",
        *("--bind", f"{chosen.host}:{chosen.port}"),
        *("--workers", str(chosen.workers)),
        *("--worker-class", "gthread", "--threads", "8"),
        *("--preload", "--no-control-socket", "--keep-alive", "75"),
    ]


def _age(text: str) -> timedelta:
    match = _AGE.fullmatch(text.strip())
    if not match:
        raise typer.BadParameter(f"{text!r} is not an age: write such as 90d or 12w.")
    weeks = (match["unit"] or "d").lower().startswith("w")
    return timedelta(days=int(match["number"]) * (7 if weeks else 1))
