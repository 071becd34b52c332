"""What a page says of itself: its address, its name, and the filters its address carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the dashboard.

    `key` starts every id on the page; `filters` are the names, in order, of the selects above it,
    each also a name in the address; `extra` are names the address may carry that no select shows;
    `tab` is the tab lit in the navigation (its own name unless the page sits under another);
    `section` is the one whose figures it shows, "" where it shows those of any.
    """

    key: str
    path: str
    name: str
    filters: tuple[str, ...] = ("org", "period")
    extra: tuple[str, ...] = ()
    tab: str = ""
    section: str = ""

    @property
    def content(self) -> str:
        """The id of the part of the page that a filter redraws."""
        return f"{self.key}-content"

    @property
    def whole(self) -> str:
        """The id of the page itself, which knows the edition that its address keeps to."""
        return f"{self.key}-page"

    @property
    def navigation(self) -> str:
        """The id of the top bar, redrawn so that its links keep the organisation."""
        return f"{self.key}-navigation"

    def filter_id(self, name: str) -> str:
        """The id of one select; `civic.remember` reads the address's name back from it."""
        return f"{self.key}-{name}"
