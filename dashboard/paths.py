"""Where shipped files are: in a bare checkout, an editable install or a wheel."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_WRITTEN = {".py", ".toml", ".css", ".js"}


def shipped(name: str, *, package: Path = PACKAGE) -> Path:
    """The folder or file `name` that ships with the product, such as `assets` or `sample_data`.

    A wheel carries it inside the package, under `_bundled`; a checkout and an editable install
    have it beside the package. Raises FileNotFoundError, naming both places, if it is in neither.
    """
    places = (package / "_bundled" / name, package.parent / name)
    for place in places:
        if place.exists():
            return place
    looked = " or ".join(str(place) for place in places)
    raise FileNotFoundError(f"{name} is not shipped with this copy: looked for {looked}")


def data_folder(*, package: Path = PACKAGE, working: Path | None = None) -> Path:
    """Where figures are kept unless a setting says otherwise.

    `data` in the checkout, so that every command finds the same store wherever it is run from;
    for an installed copy, `data` in the working directory.
    """
    if (package.parent / "pyproject.toml").exists():
        return package.parent / "data"
    return (working or Path.cwd()) / "data"


@cache
def program() -> str:
    """Which program this is, in eight characters: any change to it gives others.

    A version stays the same from one commit to the next; what an older program worked out must
    not be shown by a newer one.
    """
    folders = (PACKAGE, PACKAGE.parent / "pages", shipped("assets"))
    files = (file for folder in folders for file in folder.rglob("*") if file.suffix in _WRITTEN)
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
