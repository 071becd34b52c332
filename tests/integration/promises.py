"""What every page keeps, whoever visits it and whatever they ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.domain.periods import Period
from tests.drawn import of, parts, text

# The words of each shape: a rating's own, and a risk level's.
RATED = {
    "red": ("Red", "High"),
    "amber": ("Amber", "Medium"),
    "green": ("Green", "Low"),
    "blue": ("Complete",),
    "none": ("Not rated",),
}
# What a slip in a template leaves behind; "None of 23" starts a sentence.
_SLIPS = re.compile(
    r"\b(?:nan|NaN|N/A|undefined|null)\b|(?<=[a-z,:(] )None\b|\bNone\b(?! [a-z])|\{\w+\}"
)
_FILE = re.compile(r"/data/[a-z-]+/[a-z_]+\.(csv|xlsx)")  # that Dash draws no page for
_HEADINGS = (html.H1, html.H2, html.H3)


@dataclass(frozen=True)
class Known:
    """What an address may name: the pages, and each organisation with its measures."""

    paths: frozenset[str]
    measures: Mapping[str, frozenset[str]]


def keep_promises(path: str, tree: Component, known: Known) -> None:
    """Hold a drawn page to every promise; each failure names the page."""
    for promise in PROMISES:
        broken = list(promise(tree))
        assert not broken, f"{path}: {promise.__doc__} {broken[:5]}"
    lost = list(_lost(tree, known))
    assert not lost, f"{path}: every link leads somewhere. {lost[:5]}"


def _ids(tree: Component) -> Iterator[str]:
    """No id is used twice."""
    held = [part.id for part in parts(tree) if isinstance(getattr(part, "id", None), str)]
    yield from (name for name, times in Counter(held).items() if times > 1)


def _headline(tree: Component) -> Iterator[str]:
    """A page has one headline, and it says something."""
    found = [text(heading).strip() for heading in of(tree, html.H1)]
    if len(found) != 1 or not found[0]:
        yield str(found)


def _pictures(tree: Component) -> Iterator[str]:
    """A picture has words."""
    yield from (str(one.src)[:40] for one in of(tree, html.Img) if not getattr(one, "alt", ""))
    drawn = [part for part in parts(tree) if getattr(part, "role", None) == "img"]
    yield from (str(one) for one in drawn if not one.to_plotly_json()["props"].get("aria-label"))


def _tables(tree: Component) -> Iterator[str]:
    """A table has a caption, and heads that say what they are the head of."""
    for table in of(tree, html.Table):
        if not any(text(caption).strip() for caption in of(table, html.Caption)):
            yield f"no caption: {text(table)[:60]}"
        heads = of(table, html.Th)
        if not heads:
            yield f"no heads: {text(table)[:60]}"
        yield from (f"no scope: {text(one)}" for one in heads if not getattr(one, "scope", None))


def _ratings(tree: Component) -> Iterator[str]:
    """A rating is its shape and its word together."""
    for part in parts(tree):
        names = _classes(part)
        for rag, words in RATED.items():
            cell = rag != "none" and f"heat-cell--{rag}" in names
            said = any(word in text(part) for word in words)
            if (cell or f"rag--{rag}" in names) and not (said and _has(part, f"shape--{rag}")):
                yield f"{names}: {text(part)}"


def _words(tree: Component) -> Iterator[str]:
    """No slip of a template is read as a word."""
    for part in parts(tree):
        children = getattr(part, "children", None)
        for child in children if isinstance(children, list | tuple) else [children]:
            if isinstance(child, str) and _SLIPS.search(child):
                yield child
    described = (getattr(one, "alt", None) for one in of(tree, html.Img))
    yield from (words for words in described if words and _SLIPS.search(words))


def _sentences(tree: Component) -> Iterator[str]:
    """A heading starts as a sentence does, and ends without a stop."""
    for heading in (one for kind in _HEADINGS for one in of(tree, kind)):
        words = text(heading).strip()
        if not words or words[0].islower() or words.endswith("."):
            yield words


def _selects(tree: Component) -> Iterator[str]:
    """Every select has a label, and shows one of its options."""
    labelled = {label.htmlFor for label in of(tree, html.Label)}
    for part in parts(tree):
        if type(part).__name__ != "Select":
            continue
        if part.id not in labelled:
            yield f"no label: {part.id}"
        if part.value not in [option["value"] for option in part.options]:
            yield f"not an option: {part.id} {part.value}"


PROMISES: tuple[Callable[[Component], Iterator[str]], ...] = (
    _ids,
    _headline,
    _pictures,
    _tables,
    _ratings,
    _words,
    _sentences,
    _selects,
)


def _lost(tree: Component, known: Known) -> Iterator[str]:
    """The addresses on a page that lead nowhere."""
    ids = {getattr(part, "id", None) for part in parts(tree)}
    for link in (*of(tree, dcc.Link), *of(tree, html.A)):
        if link.href.startswith("#"):
            if link.href[1:] not in ids:
                yield link.href
        elif link.href.startswith("/") and not _leads(link.href, known):
            yield link.href


def _leads(href: str, known: Known) -> bool:
    address = urlsplit(href)
    query: dict[str, Any] = dict(parse_qsl(address.query))
    if _FILE.fullmatch(address.path):
        return True
    if address.path not in known.paths:
        return False
    org = query.get("org")
    if org is not None and org not in known.measures:
        return False
    if "measure" in query and query["measure"] not in known.measures.get(org or "", ()):
        return False
    period = query.get("period")
    return period in (None, "latest") or Period.parse(period).slug == period


def _classes(part: Component) -> list[str]:
    return (getattr(part, "className", "") or "").split()


def _has(tree: Component, name: str) -> bool:
    return any(name in _classes(part) for part in parts(tree))
