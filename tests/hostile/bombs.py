"""Files made to fill the memory or to take for ever; each is made in parts, and small as sent."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise

from tests.hostile.cases import Case, Kept, a, text
from tests.unit.intake.sending import workbook

HEAD = "measure,period,value,commentary\n"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TOP = f"<worksheet {MAIN}><sheetData>"
START = '<row r="1"><c t="inlineStr"><is><t>measure</t></is></c></row>'
END = "</sheetData></worksheet>"
TOO_LARGE, TOO_WIDE = ("workbook_too_large - -",), ("too_many_columns - -",)
TOO_LONG, DAMAGED = ("cell_too_long - -",), ("damaged_workbook - -",)


def _case(name: str, build: Callable[[], bytes], said: tuple[str, ...], *kept: Kept) -> Case:
    return Case(name, "observations", build, said, kept)


def _book(part: str, *content: tuple[str, int]) -> Callable[[], bytes]:
    """A workbook with a part made of texts, each repeated so many times."""

    def build() -> bytes:
        data = BytesIO()
        with zipfile.ZipFile(BytesIO(workbook())) as old, _archive(data) as new:
            for member in old.namelist():
                if member != part:
                    new.writestr(member, old.read(member))
            with new.open(part, "w") as stream:
                for block in _blocks(content):
                    stream.write(block)
        return data.getvalue()

    return build


def _archive(data: BytesIO) -> zipfile.ZipFile:
    return zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1)


def _blocks(content: tuple[tuple[str, int], ...]) -> Iterator[bytes]:
    for words, times in content:
        block = max(1, min(times, 1_000_000 // len(words)))
        whole, rest = divmod(times, block)
        for _ in range(whole):
            yield words.encode() * block
        yield words.encode() * rest


def _sheet(*content: tuple[str, int]) -> Callable[[], bytes]:
    return _book(SHEET, (TOP + START, 1), *content, (END, 1))


def _entities() -> str:
    """Ten entities, each ten times the one before."""
    names = "abcdefghij"
    named = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return f'<!DOCTYPE x [<!ENTITY a "ha">{named}]><worksheet {MAIN}>&j;</worksheet>'


QUICK = (
    _case("ten megabytes of commas", lambda: b"," * 10_000_000, TOO_WIDE),
    _case("ten megabytes of commas under headings", lambda: HEAD.encode() + b"," * 10_000_000,
          ("ragged_row 2 -",)),
    _case("200,000 columns", lambda: ",".join(f"c{at}" for at in range(200_000)).encode(),
          TOO_WIDE),
    _case("a row of 200,000 cells", lambda: HEAD.encode() + b"1," * 200_000, ("ragged_row 2 -",)),
    _case("ten megabytes of quotation marks", lambda: b'"' * 10_000_000, ("cell_too_long 1 -",)),
    _case("a cell of ten megabytes", lambda: HEAD.encode() + b"A,2023-07,1," + b"x" * 10_000_000,
          ("cell_too_long 2 -",)),
    _case("a quotation mark that swallows the file",
          lambda: HEAD.encode() + b'A,2023-07,1,"x\n' + b"A,2023-07,1,x\n" * 500_000,
          ("cell_too_long 2 -",)),
    _case("ten megabytes of line ends", lambda: b"\n" * 10_000_000, ("empty_file - -",)),
    _case("blank rows without end", lambda: HEAD.encode() + b"\n" * 20_000_000,
          ("too_many_rows - -",)),
    _case("blank rows to the last of Excel",
          lambda: HEAD.encode() + b"A,2023-07,1,\n" + b",,,\n" * 1_048_574,
          (), a()),
    _case("a file larger than is taken", lambda: b"x" * 50_000_001, ("too_large - -",)),
    _case("a number of 100,000 digits", text(f"{HEAD}A,2023-07,{'9' * 100_000},\n"),
          ("not_a_number 2 value",)),
    _case("a comment of 100,000 letters", text(f"{HEAD}A,2023-07,1,{'x' * 100_000}\n"), (),
          a(commentary="x" * 100_000)),
    _case("a comment that looks like addresses", text(f"{HEAD}A,2023-07,1,{'1 Aa ' * 20_000}\n"),
          (),
          a(commentary=("1 Aa " * 20_000).strip())),
    _case("a comment that looks like a number", text(f"{HEAD}A,2023-07,1,{'1' * 100_000}\n"), (),
          a(commentary="1" * 100_000)),
    _case("entities that multiply", _book(SHEET, (_entities(), 1)), DAMAGED),
    _case("elements one within another", _sheet(("<a>", 1_000_000), ("</a>", 1_000_000)), DAMAGED),
    _case("a row past the last", _sheet(('<row r="99999999"><c><v>1</v></c></row>', 1)),
          ("too_many_rows - -",)),
    _case("a cell past the last column",
          _sheet(('<row r="2"><c r="XFD2"><v>1</v></c></row>', 1)), TOO_WIDE),
    _case("a cell in the last row",
          _sheet(('<row r="1048576"><c r="A1048576"><v>7</v></c></row>', 1)),
          ("missing_column - period",)),
    _case("a text of 100 megabytes", _book(STRINGS, (f"<sst {MAIN}><si><t>", 1), ("a",
          100_000_000)), TOO_LONG),
    _case("a number of 100 megabytes", _sheet(("<row><c><v>", 1), ("9", 100_000_000)), TOO_LONG),
    _case("a text in parts without end",
          _book(STRINGS, (f"<sst {MAIN}><si>", 1), ("<r><t>aaaa</t></r>", 1_000_000)), TOO_LONG),
    _case("a workbook that unzips to 510 megabytes", _sheet((" ", 510_000_000)), TOO_LARGE),
    _case("an attribute of 100 megabytes", _sheet(('<row q="', 1), ("a", 100_000_000)), TOO_LARGE),
    _case("a remark of 100 megabytes", _sheet(("<!--", 1), ("a", 100_000_000)), TOO_LARGE),
    _case("merged cells without end", _sheet(("</sheetData><mergeCells>", 1),
          ('<mergeCell ref="A1:B9"/>', 1_100_000)),
          TOO_LARGE),
    _case("styles without end", _book("xl/styles.xml", (f"<styleSheet {MAIN}><cellXfs>", 1),
          ("<xf/>", 100_000)),
          DAMAGED),
)  # fmt: skip

# What takes longest and fills most; `test_resources` holds these to what they may use.
HEAVY = (
    _case("blanks of 450 megabytes in a sheet", _sheet((" ", 450_000_000)), ("no_rows - -",)),
    _case("texts without end", _book(STRINGS, (f"<sst {MAIN}>", 1), ("<si><t>aaaaaaaa</t></si>",
          10_000_000)),
          TOO_LARGE),
    _case("cells without end", _sheet(("<row>", 1), ('<c r="A2"><v>1</v></c>', 10_000_000)),
          TOO_LARGE),
    _case("rows without end", _sheet(("<row/>", 10_000_000)), ("too_many_rows - -",)),
    _case("a million rows of cells", _sheet(("<row><c><v>1</v></c><c><v>2</v></c></row>",
          1_000_000)), TOO_LARGE),
)  # fmt: skip

CASES = (*QUICK, *HEAVY)
