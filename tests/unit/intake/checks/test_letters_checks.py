"""Free text whose letters were lost on the way."""

from __future__ import annotations

import pytest

from tests.unit.intake.sending import codes, problems


@pytest.mark.parametrize(
    "text", ["caf\u00c3\u00a9", "it\u00e2\u20ac\u2122s", "caf\ufffd", "\u00c2\u00a35"]
)
def test_garbled_text_has_lost_letters(text: str) -> None:
    assert codes(problems("observations", {"commentary": text})) == [("garbled_text", 2)]


@pytest.mark.parametrize("text", ["caf\u00e9", "\u00c2ge", "S\u00c3O", "it\u2019s \u00a35"])
def test_letters_with_accents_are_not_garbled(text: str) -> None:
    assert problems("observations", {"commentary": text}) == []
