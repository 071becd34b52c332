"""What every chart looks like: colours read from the one file of tokens, sizes for three rooms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard import paths

FONT = "IBM Plex Sans, Arial, sans-serif"

# A rating's mark on a chart: the shapes of the badges, as plotly names them.
SYMBOLS = {
    "red": "diamond",
    "amber": "triangle-up",
    "green": "circle",
    "blue": "square",
    "none": "line-ew",
}


@dataclass(frozen=True, slots=True)
class Size:
    """Where a chart is drawn, in pixels: labels are placed for this width and height."""

    width: int
    height: int
    text: int
    value: int  # the last point's figure
    line: float
    target: float
    mark: int
    dot: int
    left: int
    right: int
    top: int
    bottom: int

    @property
    def plot_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def plot_height(self) -> int:
        return self.height - self.top - self.bottom

    def words(self, text: str, size: int | None = None) -> float:
        """About how wide the words are, in pixels, as Plex Sans sets them; the longest line."""
        lines = re.sub(r"<(?!br)[^>]+>", "", text).split("<br>")
        return max(sum(map(_advance, line)) for line in lines) * (size or self.text)


def _advance(letter: str) -> float:
    """How far one letter carries, as a share of the size of the type."""
    if letter in "%mwMW":
        return 0.92
    if letter.isdigit() or letter.isupper():
        return 0.62
    return 0.3 if letter in " .,:;'iljtfr" else 0.56


SCREEN = Size(690, 320, 14, 19, 3, 1.75, 17, 8, 40, 92, 14, 52)
NARROW = Size(288, 260, 14, 17, 3, 1.75, 17, 6, 34, 70, 14, 52)
SLIDE = Size(1250, 700, 28, 38, 6, 3.5, 34, 14, 76, 170, 24, 100)


@cache
def tokens() -> Mapping[str, str]:
    """Every colour of the tokens file by name: `ink` is #14202B."""
    css = (paths.shipped("assets") / "00-tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;", css))


def colour(name: str) -> str:
    """One colour; a name the tokens lack is an error, never a guess."""
    return tokens()[name]


def rating_colour(rag: str) -> str:
    """The fill of a rating's mark."""
    return colour(rag)


def wash(rag: str) -> str:
    """The shading of a miss: by the current rating, amber where that is no longer a miss."""
    return colour("red-wash" if rag == "red" else "amber-wash")


def layout(size: Size) -> dict[str, Any]:
    """The layout every chart starts from: no legend, no title, nothing to drag or hover."""
    return {
        "font": {"family": FONT, "size": size.text, "color": colour("ink-2")},
        "paper_bgcolor": colour("paper"),
        "plot_bgcolor": colour("paper"),
        "margin": {
            "l": size.left,
            "r": size.right,
            "t": size.top,
            "b": size.bottom,
            "pad": 0,
            "autoexpand": False,
        },
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "autosize": True,
        "xaxis": {
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "tickangle": 0,
            "automargin": False,
            "ticklabelstandoff": size.dot,
        },
        "yaxis": {
            "fixedrange": True,
            "gridcolor": colour("rule"),
            "gridwidth": 1,
            "zeroline": True,
            "zerolinecolor": colour("ink"),
            "zerolinewidth": 1.5,
            "ticks": "",
            "automargin": False,
        },
    }
