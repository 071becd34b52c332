"""What counts as the repository: the files that are, or would be, committed."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("dashboard", "pages", "tests", "benchmarks")
_NOT_WORDS = {".woff2", ".png", ".parquet", ".xlsx", ".ico", ".pdf", ".docx", ".pptx"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, ignored ones left out, in order."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    named = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in named if path.is_file())


def text_files() -> tuple[Path, ...]:
    """The files a person reads: no pictures, no fonts, nothing vendored."""
    return tuple(
        path
        for path in files()
        if path.suffix not in _NOT_WORDS and not is_vendored(path) and _is_text(path)
    )


def is_vendored(path: Path) -> bool:
    """Whether somebody else wrote it."""
    name = relative(path)
    return name.startswith(("assets/vendor/", "assets/fonts/")) or "bootstrap" in name


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """The Python modules under the folders named, or under all of them."""
    wanted = folders or CODE
    return tuple(
        path
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in wanted
    )


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def relative(path: Path) -> str:
    """The path as people write it: from the top of the repository, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def documentation() -> str:
    """Everything a reader is told: the README, the guides and the notes beside them."""
    pages = [path for path in files() if path.suffix == ".md" and not is_vendored(path)]
    return "\n".join(path.read_text(encoding="utf-8") for path in pages)


def _is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:4096]
