"""Size is a limit: a module fits in the head, a function on a screen, a callback in a glance."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.repository import modules, relative, tree

FILE_LIMIT, FUNCTION_LIMIT, CALLBACK_LIMIT, FIRST_LINE_LIMIT = 300, 40, 12, 100

# Modules that may be longer, each with its reason.
LONGER: dict[str, str] = {}

ANY_MODULE = pytest.mark.parametrize("path", modules(), ids=relative)
PRODUCT_MODULE = pytest.mark.parametrize("path", modules("dashboard", "pages"), ids=relative)


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def is_callback(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("callback" in ast.unparse(decorator) for decorator in node.decorator_list)


def lines_of_body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


@ANY_MODULE
def test_a_module_fits_in_the_head(path: Path) -> None:
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= FILE_LIMIT or relative(path) in LONGER


@ANY_MODULE
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = [
        node.name
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno >= FUNCTION_LIMIT
    ]
    assert long == [], "split these functions"


@PRODUCT_MODULE
def test_a_callback_asks_and_draws_but_does_not_compute(path: Path) -> None:
    long = [
        node.name
        for node in functions(path)
        if is_callback(node) and lines_of_body(node) > CALLBACK_LIMIT
    ]
    assert long == [], "these callbacks compute; move that to a read model"


@ANY_MODULE
def test_a_module_says_in_one_line_what_it_decides(path: Path) -> None:
    if not path.read_text(encoding="utf-8").strip():
        return  # an empty __init__ decides nothing
    docstring = ast.get_docstring(tree(path))
    assert docstring, "say in the module's docstring what it decides"
    first, _, rest = docstring.partition("\n")
    assert len(first) <= FIRST_LINE_LIMIT
    assert not rest or rest.startswith("\n"), "one line, then a blank one"


@PRODUCT_MODULE
def test_a_public_function_says_what_it_gives(path: Path) -> None:
    public = [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    silent = [
        node.name
        for node in public
        if not node.name.startswith("_")
        and not node.decorator_list  # a check says it in its message, a command in its help
        and ast.get_docstring(node) is None
    ]
    expected = {"layout", "register"} if relative(path).startswith("pages/") else set()
    assert set(silent) - expected == set()


def test_no_exception_outlives_its_reason() -> None:
    named = {relative(path): path for path in modules()}
    assert set(LONGER) <= set(named)
    assert all(LONGER.values())
