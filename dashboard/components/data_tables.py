"""How freshness and gaps are laid out: files under their source, gaps with whose return it is."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components import table_parts as parts
from dashboard.readmodels.data.freshness import Download, FreshFile, FreshSource
from dashboard.readmodels.data.missing import Missing, MissingSection

_FRESH = ("Figures", "Published here", "Rows", "Newest day or period", "Age")
_LATE = ("Measure", "Looked for", "Last received", "What is said of it", "Whose return")
_NEVER = ("Measure", "What is said of it", "Whose return")
_FOLDED = 8  # gaps that fit on a screen; longer lists open on demand


def freshness_table(sources: Sequence[FreshSource]) -> html.Table:
    """Every file in use under the paper or system it came from."""
    head = parts.row(parts.column_head(words, numeric=words == "Rows") for words in _FRESH)
    bodies = [
        parts.group([parts.group_head(one.source, len(_FRESH)), *map(_file, one.files)])
        for one in sources
    ]
    caption = "Each file in use, under its source. Ages are counted to the day of this edition."
    return parts.table(caption, [head], bodies, "sheet sheet--stack freshness")


def _file(file: FreshFile) -> html.Tr:
    return parts.row(
        [
            parts.row_head([file.what, html.P(file.file, className="why")]),
            parts.cell(file.published, label=_FRESH[1]),
            parts.cell(file.rows, numeric=True, label=_FRESH[2]),
            parts.cell(file.newest, label=_FRESH[3]),
            parts.cell(file.age, label=_FRESH[4]) if file.age else parts.cell(""),
        ]
    )


def download_line(files: Sequence[Download]) -> html.P:
    """Each dataset with its two files. Plain links: the server says that they are to be saved,
    so that where it refuses one its page is shown and not saved as if it were the file."""
    last = len(files) - 1
    ways = [
        part
        for at, one in enumerate(files)
        for part in (
            f"{one.title} (",
            _way(one.csv, "CSV", one.title),
            ", ",
            _way(one.excel, "Excel", one.title),
            ")." if at == last else "), ",
        )
    ]
    return html.P(["Download as sent: ", *ways], className="downloads")


def _way(href: str, kind: str, title: str) -> html.A:
    return html.A(kind, href=href, **{"aria-label": f"{title} as {kind}"})


def missing_section(section: MissingSection) -> html.Div:
    """A section's gaps: figures that stopped first, then measures that never had one."""
    late = [late_table(section.late)] if section.late else []
    return html.Div([html.H3(section.words), *late, *_never(section.never)], className="gaps")


def late_table(gaps: Sequence[Missing]) -> html.Table:
    """Figures that were reported before and are not here for the period looked for."""
    head = parts.row(parts.column_head(words) for words in _LATE)
    rows = [
        parts.row(
            [
                _name(gap),
                parts.cell(gap.expected, label=_LATE[1]),
                parts.cell(gap.last, label=_LATE[2]),
                parts.cell(gap.why, label=_LATE[3]),
                parts.cell(gap.owner, label=_LATE[4]),
            ]
        )
        for gap in gaps
    ]
    caption = "Missing for the newest period that measures of the same rhythm have."
    return parts.table(caption, [head], rows, "sheet sheet--stack gaps-late")


def _never(gaps: Sequence[Missing]) -> list[html.Table | html.Details]:
    if not gaps:
        return []
    head = parts.row(parts.column_head(words) for words in _NEVER)
    rows = [
        parts.row(
            [
                _name(gap),
                parts.cell(gap.why, label=_NEVER[1]),
                parts.cell(gap.owner, label=_NEVER[2]),
            ]
        )
        for gap in gaps
    ]
    caption = "Defined, but no figure has ever been published."
    table = parts.table(caption, [head], rows, "sheet sheet--stack gaps-never")
    if len(gaps) <= _FOLDED:
        return [table]
    summary = html.Summary(f"Show the {len(gaps)} that never had a figure")
    return [html.Details([summary, table], className="fold")]


def _name(gap: Missing) -> html.Th:
    within = [html.P(gap.within, className="why")] if gap.within else []
    return parts.row_head([dcc.Link(gap.title, href=gap.href), *within])
