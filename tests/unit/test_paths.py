"""Shipped files are found in a checkout, an editable install and a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.paths import data_folder, shipped


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "sample_data").mkdir()
    assert shipped("sample_data", package=tmp_path / "dashboard") == tmp_path / "sample_data"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    bundled = tmp_path / "dashboard" / "_bundled" / "assets"
    bundled.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    assert shipped("assets", package=tmp_path / "dashboard") == bundled


def test_what_was_not_shipped_is_named_with_the_places_looked_in(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"maps is not shipped .* looked for .*_bundled"):
        shipped("maps", package=tmp_path / "dashboard")


def test_a_checkout_keeps_its_figures_in_the_checkout(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    assert data_folder(package=tmp_path / "dashboard") == tmp_path / "data"


def test_an_installed_copy_keeps_its_figures_where_it_is_run(tmp_path: Path) -> None:
    package, working = tmp_path / "lib" / "dashboard", tmp_path / "here"
    assert data_folder(package=package, working=working) == working / "data"
