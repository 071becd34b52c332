"""The one place that puts the parts together into a running dashboard."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import dash
import flask
from dash import html
from flask_caching import Cache
from flask_compress import Compress

import pages
from dashboard import paths, visitor
from dashboard.access.start import admit
from dashboard.close.routes import add_close
from dashboard.components.drawn import lightened
from dashboard.failures import guarded, on_error
from dashboard.first_view import Dashboard
from dashboard.headers import add_headers
from dashboard.responses import Kept, keep_responses
from dashboard.routes import add_routes
from dashboard.services import Services, make_services
from dashboard.settings import Settings
from pages import not_found_404

INDEX = """<!DOCTYPE html>
<html lang="en-GB">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
{%favicon%}
{%css%}
</head>
<body>
{%app_entry%}
<footer>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>"""


def create_app(settings: Settings, *, strict: bool = False) -> dash.Dash:
    """A dashboard over the store that `settings` names; any number may live in one process.

    `strict` lets a page's error through. Raises SettingsError where nobody could sign in.
    """
    server = flask.Flask("dashboard")
    dash.page_registry.clear()  # Dash keeps pages in one global; tests build many apps
    cache = Cache(server, config=settings.cache_config())
    services = make_services(settings, cache)
    admit(server, services)  # the gate looks at a request before anything else does
    kept = Kept(cache, lambda: _edition_and_scope(services))
    app = Dashboard(
        "dashboard",
        kept,
        server=server,
        use_pages=True,
        pages_folder="",  # registered below, in order, as ordinary imports
        assets_folder=str(paths.shipped("assets")),
        assets_ignore=r".*\.(txt|md)$|^close\.js$",  # close.js is for the forms that send files
        assets_path_ignore=["^vendor$"],  # sent only where a page asks for it
        suppress_callback_exceptions=True,  # a test over every callback's ids makes up for it
        on_error=on_error,
        title="Civic Scorecard",
        update_title=None,
        index_string=INDEX,
        use_async=False,
        enable_mcp=False,
    )
    for module in (*pages.ALL, not_found_404):
        _register(app, module, services, strict=strict)
    app.layout = html.Div([html.Div(id="problem"), dash.page_container])
    add_routes(server, services)
    add_close(server, services)
    _finish(app, server, kept)
    return app


def _finish(app: dash.Dash, server: flask.Flask, kept: Kept) -> None:
    """Add what every answer goes through, and set up what would else wait for the first request."""
    # Flask runs these last to first: an answer is kept, then every response gets its headers
    # (which read the page's own scripts), then what is not yet compressed is.
    Compress(server)
    add_headers(server)
    # Every callback only reads so far; Dash adds the one that opens pages when it sets up.
    keep_responses(server, kept, app.callback_map, reads=app.callback_map)
    _set_up(server)


def _edition_and_scope(services: Services) -> str:
    """What an answer is kept under: one kept for a scope is never sent to another."""
    return f"{services.read.edition().key} {visitor.person().scope}"


def _set_up(server: flask.Flask) -> None:
    """Have Dash do now what it puts off until the first request.

    Where several are first at once, it would answer all but one before it is done (plotly/dash
    issue 3971): a worker put in the place of a killed one answered some with errors.
    """
    with server.test_request_context("/healthz"):
        server.preprocess_request()


def _register(app: dash.Dash, module: Any, services: Services, *, strict: bool) -> None:
    page = module.PAGE
    dash.register_page(
        module.__name__,
        path=page.path,
        name=page.name,
        title=f"{page.name} - Civic Scorecard",
        layout=guarded(partial(_laid_out, module, services), strict=strict),
    )
    module.register(app, services)


def _laid_out(module: Any, services: Services, **query: Any) -> Any:
    return lightened(module.layout(services, **query))


def __getattr__(name: str) -> Any:
    """`dashboard.app:server` for gunicorn, built when asked for and not when imported."""
    if name == "server":
        return create_app(Settings()).server
    raise AttributeError(f"module {re.escape(__name__)} has no attribute {name}")
