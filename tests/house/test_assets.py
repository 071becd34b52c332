"""What the browser is sent is ours to send, in the right order, and comes from nowhere else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard.app import create_app
from dashboard.settings import Settings
from dashboard.store import Store
from tests.house.repository import ROOT, files, relative

ASSETS = ROOT / "assets"
VENDORED = {
    "bootstrap": (ASSETS / "00-bootstrap.min.css", ASSETS / "vendor/bootstrap/LICENSE"),
    "plotly": (ASSETS / "vendor/plotly/plotly-basic.min.js", ASSETS / "vendor/plotly/LICENSE"),
    "plex 400": (
        ASSETS / "fonts/ibm-plex-sans-latin-400-normal.woff2",
        ASSETS / "fonts/OFL.txt",
    ),
    "plex 600": (
        ASSETS / "fonts/ibm-plex-sans-latin-600-normal.woff2",
        ASSETS / "fonts/OFL.txt",
    ),
}
SHEETS = ["00-bootstrap.min.css", "00-tokens.css", "10-base.css", "20-components.css"]


@pytest.mark.parametrize(("file", "licence"), VENDORED.values(), ids=VENDORED)
def test_what_somebody_else_wrote_has_its_licence_beside_it(file: Path, licence: Path) -> None:
    assert file.is_file()
    text = licence.read_text(encoding="utf-8")
    assert "Permission is hereby granted" in text or "SIL OPEN FONT LICENSE" in text


def test_the_small_plotly_is_the_version_that_dash_expects() -> None:
    head = VENDORED["plotly"][0].read_text(encoding="utf-8")[:200]
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in head


def test_the_styles_are_served_in_the_order_that_lets_the_tokens_win(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    Store(settings.database_url).migrate()
    page = create_app(settings).server.test_client().get("/").get_data(as_text=True)
    ours = re.findall(r'href="/assets/([^"?]+\.css)', page)
    assert ours[: len(SHEETS)] == SHEETS
    assert ours == sorted(ours)
    assert "/assets/vendor/" not in page


def test_no_style_or_script_of_ours_asks_another_host_for_anything() -> None:
    asking = re.compile(r"@import|url\(\s*[\"']?(?:https?:)?//|sourceMappingURL|\bsrc=[\"']http")
    ours = [p for p in files() if relative(p).startswith("assets/") and p.suffix in {".css", ".js"}]
    found = {
        relative(path): hit.group()
        for path in ours
        if "vendor" not in relative(path)
        and (hit := asking.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_the_note_on_vendored_files_names_each_with_its_version() -> None:
    note = (ASSETS / "vendor/README.md").read_text(encoding="utf-8")
    bootstrap = VENDORED["bootstrap"][0].read_text(encoding="utf-8")[:200]
    version = re.search(r"Bootstrap\s+v([\d.]+)", bootstrap)
    assert version
    assert f"`bootstrap` {version[1]}" in note
    assert f"`plotly.js-basic-dist-min` {get_plotlyjs_version()}" in note


def test_the_two_weights_are_two_fonts() -> None:
    fonts = sorted((ASSETS / "fonts").glob("*.woff2"))
    assert len({hashlib.sha256(font.read_bytes()).digest() for font in fonts}) == 2
    assert all(font.read_bytes()[:4] == b"wOF2" for font in fonts)
