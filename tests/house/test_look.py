"""The colours of `assets/00-tokens.css` keep the contrast that the design promises."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files, is_vendored, relative, tree

CSS = (ROOT / "assets" / "00-tokens.css").read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9A-F]{6});", CSS))
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(\s*\d|\bhsla?\(")

TEXT, MARK = 4.5, 3.0

# (word or mark, what it stands on, measured, needed), by the formula of WCAG 2.2.
PAIRS = [
    ("ink", "paper", 16.52, TEXT),
    ("ink", "wash", 14.96, TEXT),
    ("ink-2", "paper", 8.79, TEXT),
    ("ink-2", "wash", 7.96, TEXT),
    ("ink-3", "paper", 5.87, TEXT),
    ("ink-3", "wash", 5.32, TEXT),
    ("ink-3", "green-wash", 5.30, TEXT),
    ("link", "paper", 8.92, TEXT),
    ("link", "wash", 8.08, TEXT),
    ("rule-strong", "paper", 3.72, MARK),
    ("on-red", "red", 6.97, TEXT),
    ("red", "paper", 6.97, TEXT),
    ("red", "red-wash", 5.47, MARK),
    ("on-amber", "amber", 10.13, TEXT),
    ("amber-edge", "paper", 6.21, TEXT),
    ("ink", "red-wash", 12.96, TEXT),
    ("ink", "amber-wash", 14.76, TEXT),
    ("ink", "green-wash", 14.91, TEXT),
    ("green", "paper", 6.74, TEXT),
    ("green", "green-wash", 6.08, TEXT),
    ("blue", "paper", 7.34, TEXT),
    ("blue", "blue-wash", 6.39, TEXT),
    ("none", "paper", 5.87, TEXT),
]


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, 0 to 1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two tokens, 1 to 21."""
    darker, lighter = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("front", "back", "measured", "needed"), PAIRS)
def test_a_word_or_mark_can_be_told_from_its_ground(
    front: str, back: str, measured: float, needed: float
) -> None:
    ratio = contrast(front, back)
    assert ratio >= needed
    assert round(ratio, 2) == pytest.approx(measured, abs=0.011)


def test_red_is_told_from_amber_by_lightness_alone() -> None:
    assert contrast("red", "amber") == pytest.approx(4.27, abs=0.011)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"--bs-([\w-]+)-rgb: ", CSS))))
def test_a_colour_given_in_numbers_is_the_token_it_repeats(name: str) -> None:
    token = re.search(rf"--bs-{name}: var\(--([\w-]+)\);", CSS)
    numbers = re.search(rf"--bs-{name}-rgb: (\d+), (\d+), (\d+);", CSS)
    assert token
    assert numbers
    assert "#{:02X}{:02X}{:02X}".format(*map(int, numbers.groups())) == TOKENS[token[1]]


def test_each_screen_size_has_its_line_and_the_projector_redefines_every_one() -> None:
    screen, _, rest = CSS.partition("@media")
    projector = rest[rest.index(".present {") :]
    for name in ("small", "body", "lead", "h3", "h2", "h1", "figure"):
        for part in ("size", "line"):
            assert f"--{name}-{part}:" in screen
            assert f"--{name}-{part}:" in projector


def test_no_text_is_smaller_than_14_pixels_or_on_a_slide_than_28() -> None:
    screen, _, projector = CSS.partition(".present {")
    assert min(_sizes(screen)) * 16 >= 14
    assert min(_sizes(projector)) * 16 >= 28


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in files()
        if path.suffix in {".css", ".py", ".js"}
        and relative(path).startswith(("assets/", "dashboard/", "pages/"))
        and not is_vendored(path)
        and path.name != "00-tokens.css"
    ],
    ids=relative,
)
def test_a_colour_is_named_once_in_the_tokens_and_nowhere_else(path: Path) -> None:
    found = [match.group() for match in COLOUR.finditer(_in_use(path))]
    assert found == [], "use a token"


def _in_use(path: Path) -> str:
    """The text of a file; of a module, what it says outside its docstrings and comments."""
    if path.suffix != ".py":
        return path.read_text(encoding="utf-8")
    nodes = list(ast.walk(tree(path)))
    statements = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = [node for node in nodes if isinstance(node, ast.Constant)]
    return "\n".join(str(node.value) for node in strings if id(node) not in statements)


def _sizes(css: str) -> list[float]:
    return [float(size) for size in re.findall(r"-size: ([\d.]+)rem", css)]
