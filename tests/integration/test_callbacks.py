"""Every callback points at something that is drawn, though an answer may come later than a page."""

from __future__ import annotations

import dash

from dashboard.app import create_app
from dashboard.services import Services
from tests.drawn import parts


def test_every_callback_points_at_something_on_a_page(demo_services: Services) -> None:
    settings = demo_services.settings.model_copy(update={"registers": "demo"})
    app = create_app(settings, strict=True)
    trees = [app.layout, *(page["layout"](org="demo") for page in dash.page_registry.values())]
    held = {getattr(part, "id", None) for tree in trees for part in parts(tree)}
    wanted = set()
    for callback in app.server.test_client().get("/_dash-dependencies").get_json():
        wanted |= {part["id"] for part in callback["inputs"] + callback["state"]}
        if not callback["no_output"]:
            outputs = callback["output"].strip(".").split("...")
            wanted |= {output.rpartition(".")[0] for output in outputs}
    assert {name for name in wanted if not name.startswith("_pages")} <= held
