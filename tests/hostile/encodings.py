"""Text as it may be encoded, and what becomes of its letters."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.cases import Answer, Case, Kept, a, text

HEAD = "measure,period,value,commentary\n"
CAFE = "caf\u00e9 \u2013 \u00a35"
GARBLED = ("~garbled_text 2 commentary",)


def _case(
    name: str, data: bytes, said: Answer = (), *kept: Kept, dataset: str = "observations"
) -> Case:
    return Case(name, dataset, text(data), said, kept)


def _row(words: str) -> str:
    return f"{HEAD}A,2023-07,1,{words}\n"


def _saved(name: str, encode: Callable[[str], bytes], words: str = CAFE) -> Case:
    return _case(name, encode(_row(words)), (), a(commentary=words))


def _as(encoding: str, mark: bytes = b"") -> Callable[[str], bytes]:
    return lambda words: mark + words.encode(encoding)


CASES = (
    _saved("saved as UTF-8", _as("utf-8")),
    _saved("saved as UTF-8 with its mark", _as("utf-8-sig")),
    _saved("saved as UTF-16 by this machine", _as("utf-16")),
    _saved("saved as UTF-16, little end first", _as("utf-16-le", b"\xff\xfe")),
    _saved("saved as UTF-16, big end first", _as("utf-16-be", b"\xfe\xff")),
    _saved("saved as Windows-1252, as Excel's plain CSV is", _as("cp1252")),
    _saved("saved as Latin-1 without a euro or a dash", _as("latin-1"), "caf\u00e9 \u00a35"),
    _saved("plain ASCII", _as("ascii"), "plain"),
    _saved("Welsh letters in UTF-8", _as("utf-8"), "T\u0177 G\u0175yr"),
    _saved("letters made of two characters each", _as("utf-8"), "cafe\u0301"),
    _saved("Chinese, Arabic and Hebrew", _as("utf-8"), "\u4e2d\u6587 \u0627\u0644 \u05d0\u05d1"),
    _saved("an emoji in UTF-16", _as("utf-16"), "\U0001f3e0 done"),
    _case(
        "UTF-8 that was read as Windows-1252 and saved again",
        _row("caf\u00c3\u00a9").encode(),
        GARBLED,
        a(commentary="caf\u00c3\u00a9"),
    ),
    _case(
        "one line in Windows-1252 in a file in UTF-8",
        f"{HEAD}A,2023-07,1,caf\u00e9\n".encode() + "B,2023-07,1,caf\u00e9\n".encode("cp1252"),
        GARBLED,
        a(commentary="caf\u00c3\u00a9"),
        a(measure="B", commentary="caf\u00e9"),
    ),
    _case(
        "letters already lost and replaced",
        _row("caf\ufffd").encode(),
        GARBLED,
        a(commentary="caf\ufffd"),
    ),
    _case(
        "a pound sign garbled before a figure",
        f"{HEAD}A,2023-07,\u00c2\u00a35,\n".encode(),
        ("not_a_number 2 value",),
    ),
    _case("UTF-16 without its mark", _row("x").encode("utf-16-le"), ("control_characters 1 -",)),
    _case("UTF-32", _row("x").encode("utf-32"), ("control_characters 1 -",)),
    _case("half a character at the end of UTF-16", b"\xff\xfem\x00e", ("not_text - -",)),
    _case("a lone half of a pair in UTF-16", b"\xff\xfe\x00\xd8a\x00", ("not_text - -",)),
    _case("bytes that no encoding has", HEAD.encode() + b"\x81\x8d\x8f,1\n", ("not_text - -",)),
    _case("a NUL in a figure", f"{HEAD}A,2023-07,1\x00,\n".encode(), ("control_characters 2 -",)),
    _case(
        "a bell in the third row",
        f"{HEAD}A,2023-07,1,\nB,2023-07,1,\x07\n".encode(),
        ("control_characters 3 -",),
    ),
    _case(
        "a control character in a row after a cell of two lines",
        f'{HEAD}A,2023-07,1,"x\ny"\nB,2023-07,1,\x1b\n'.encode(),
        ("control_characters 3 -",),
    ),
    _case(
        "an old end-of-file mark",
        f"{HEAD}A,2023-07,1,x\n\x1a".encode(),
        ("control_characters 3 -",),
    ),
    _case("a delete character in words", _row("a\x7fb").encode(), (), a(commentary="a\x7fb")),
    _case(
        "a second mark inside the file",
        f"{HEAD}A,2023-07,1,x\n\ufeffB,2023-07,2,y\n".encode("utf-8-sig"),
        ("unseen_character 3 measure",),
        a(commentary="x"),
    ),
    _case(
        "a mark twice at the start", b"\xef\xbb\xbf" * 2 + _row("x").encode(), (), a(commentary="x")
    ),
    _case("nothing at all", b"", ("empty_file - -",)),
    _case("a mark and nothing else", b"\xef\xbb\xbf", ("empty_file - -",)),
    _case("a UTF-16 mark and nothing else", b"\xff\xfe", ("empty_file - -",)),
    _case("blanks and line ends", b" \r\n\t\n  ", ("empty_file - -",)),
    _case("nothing but NULs", bytes(5000), ("empty_file - -",)),
    _case("nothing but commas", b",,,\n" * 50, ("empty_file - -",)),
)
