"""How the rows of a file that was sent are listed: a wide table scrolls within itself."""

from __future__ import annotations

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import shape
from dashboard.components.register_rows import around
from dashboard.components.table_parts import Words
from dashboard.readmodels.parts import Item, Sheet, SheetRow
from dashboard.readmodels.returns.sent_rows import PAGE, SentRows

_SHORT = 24  # letters: what is no longer stays on one line, so that days can be read down
_LONG = 60  # letters: what is longer asks for a wider column


def sent_listing(view: SentRows) -> html.Section:
    """A page of the rows; the keyboard can scroll a table that is wider than the page."""
    made = [html.H2("Rows"), around("Rows", view.listing)]
    if view.listing.sheet.groups[0].rows:
        region = {"role": "region", "aria-label": "Rows of the file"}
        made.append(html.Div(_table(view.listing.sheet), className="wide", tabIndex="0", **region))
    return html.Section(made, id=PAGE, className="sent")


def _table(view: Sheet) -> html.Table:
    head = [
        parts.column_head(words, numeric=place not in view.words)
        for place, words in enumerate(view.columns)
    ]
    body = [_row(view, row) for row in view.groups[0].rows]
    name = "sheet sheet--stack sheet--items sheet--compact"
    return parts.table(view.caption, [parts.row(head)], body, name)


def _row(view: Sheet, row: SheetRow) -> html.Tr:
    cells = [
        parts.cell(
            _words(item),
            numeric=place not in view.words,
            label=view.columns[place],
            name=_kind(item),
        )
        for place, item in enumerate(row.cells, start=1)
    ]
    return parts.row([parts.row_head(_words(row.head)), *cells])


def _kind(item: Item) -> str:
    """How much room a cell asks for, and whether it stands out: it says something else now."""
    length = max(len(item.text), len(item.small))
    room = "unbroken" if length <= _SHORT else "long" if length > _LONG else "phrase"
    return f"{room} now" if item.small else room


def _words(item: Item) -> Words:
    mark = [shape(item.shape), " "] if item.shape else []
    return [*mark, item.text, *([html.Small(item.small)] if item.small else [])]
