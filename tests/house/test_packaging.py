"""A wheel carries everything it needs to run: pages, assets, migrations and the sample figures."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files, relative

pytestmark = pytest.mark.slow

BUNDLED = "dashboard/_bundled/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel laid out as an installer lays it, away from the checkout."""
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run(installed: Path, *command: str) -> str:
    """What `python` prints with the wheel found before the checkout; fails if it fails."""
    environment = {name: value for name, value in os.environ.items() if "SCORECARD" not in name}
    environment |= {
        "PYTHONPATH": str(installed),
        "SCORECARD_DATA_DIR": str(installed.parent / "data"),
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("folder", ["dashboard", "pages"])
def test_a_wheel_has_every_file_of_the_code(contents: set[str], folder: str) -> None:
    ours = {relative(path) for path in files() if relative(path).startswith(f"{folder}/")}
    assert ours <= contents


@pytest.mark.parametrize("folder", ["assets", "sample_data"])
def test_a_wheel_has_every_file_that_the_code_reads(contents: set[str], folder: str) -> None:
    ours = {relative(path) for path in files() if relative(path).startswith(f"{folder}/")}
    assert ours
    assert {BUNDLED + name for name in ours} <= contents


def test_a_wheel_has_no_tests_and_no_store(contents: set[str]) -> None:
    tops = {name.split("/")[0] for name in contents}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"dashboard", "pages"}
    assert not any(name.endswith((".db", ".pyc")) for name in contents)


def test_a_wheel_has_the_licence_and_the_command(wheel: Path, contents: set[str]) -> None:
    (entry,) = [name for name in contents if name.endswith("entry_points.txt")]
    with zipfile.ZipFile(wheel) as archive:
        assert "scorecard = dashboard.cli:main" in archive.read(entry).decode()
    assert any(name.endswith("licenses/LICENSE") for name in contents)


def test_an_installed_copy_runs_without_the_checkout(installed: Path) -> None:
    where = run(installed, "-c", "import dashboard; print(dashboard.__file__)")
    assert str(installed) in where
    assert "observations" in run(installed, "-m", "dashboard", "datasets")


def test_an_installed_copy_makes_a_store_and_loads_a_sample(installed: Path) -> None:
    run(installed, "-m", "dashboard", "migrate")
    run(installed, "-m", "dashboard", "seed", "--org", "southend")
    listed = run(installed, "-m", "dashboard", "submissions", "--org", "southend", "--json")
    assert '"published"' in listed
