"""How a sheet is laid out: rows in groups, words left and figures right, a bar where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.components.marks import shape
from dashboard.components.slide import ROWS, row_slides
from dashboard.readmodels.parts import Item, Section, Sheet, SheetGroup, SheetRow
from dashboard.readmodels.types import Foot

_NAME = "sheet sheet--stack sheet--items"
_ROOM = "4.5em"  # beside the longest bar, for its figure
_LONG = 50  # letters: a longer name may take two lines of a slide
_FEW = 3  # columns that would stand far apart on a whole page's width


def section(view: Section) -> html.Section:
    """A heading, its sentence where it has one, and its sheet."""
    said = [html.P(view.said, className="section-said")] if view.said else []
    return html.Section([html.H2(view.heading), *said, sheet(view.sheet)], id=view.key)


def by_group(view: Section) -> list[tuple[str, html.Div]]:
    """The same for slides: what each group of rows says, and its rows alone."""
    return [
        (one.head or view.heading, _alone(view, one, view.heading if one.head else view.said))
        for one in view.sheet.groups
    ]


def _alone(view: Section, group: SheetGroup, said: str) -> html.Div:
    words = [html.P(said, className="section-said")] if said else []
    return html.Div([*words, sheet(replace(view.sheet, groups=(replace(group, head=""),)))])


def sheet_slides(kicker: str, headline: str, view: Sheet, foot: Foot) -> list[html.Section]:
    """The rows over as many slides as they need; those of long names take more room."""
    (group,) = view.groups
    long = any(len(row.head.text) > _LONG for row in group.rows)

    def draw(rows: Sequence[SheetRow]) -> html.Table:
        return sheet(replace(view, groups=(replace(group, rows=tuple(rows)),)))

    return row_slides(kicker, headline, group.rows, draw, foot, 6 if long else ROWS)


def sheet(view: Sheet) -> html.Table:
    """The table; when narrow, each row is its head and then its figures with their columns."""
    head = [
        parts.column_head(words, numeric=_is_figures(view, place))
        for place, words in enumerate(view.columns)
    ]
    longest = max((row.bar for group in view.groups for row in group.rows), default=0) or 1
    bodies = [_group(view, group, longest) for group in view.groups]
    kinds = {"bars": view.bars, "few": len(view.columns) <= _FEW, "compact": view.compact}
    names = [f"sheet--{kind}" for kind, is_so in kinds.items() if is_so]
    return parts.table(view.caption, [parts.row(head)], bodies, " ".join([_NAME, *names]))


def _is_figures(view: Sheet, place: int) -> bool:
    """Whether a column is set to the right; a bar starts at the left."""
    return place not in view.words and not (view.bars and place == 1)


def _group(view: Sheet, group: SheetGroup, longest: float) -> html.Tbody:
    head = [parts.group_head(group.head, len(view.columns))] if group.head else []
    return parts.group([*head, *(_row(view, row, longest) for row in group.rows)])


def _row(view: Sheet, row: SheetRow, longest: float) -> html.Tr:
    cells = [
        parts.cell(
            [*(_bar(row, longest) if view.bars and place == 1 else []), *_item(item)],
            numeric=_is_figures(view, place),
            label=view.columns[place],
            name="now" if place == view.strong else None,
        )
        for place, item in enumerate(row.cells, start=1)
    ]
    return parts.row([parts.row_head(_item(row.head)), *cells])


def _bar(row: SheetRow, longest: float) -> list[html.Span]:
    """A bar from nought, in front of its figure."""
    name = "bar bar--past" if row.past else "bar"
    width = {"width": f"calc({row.bar / longest:.4f} * (100% - {_ROOM}))"}
    return [html.Span(className=name, style=width, **{"aria-hidden": "true"})]


def _item(item: Item) -> list[html.Span | dcc.Link | html.Small | str]:
    mark = [shape(item.shape), " "] if item.shape else []
    text = dcc.Link(item.text, href=item.href) if item.href else item.text
    return [*mark, text, *([html.Small(item.small)] if item.small else [])]
