"""A password is long and not among the commonest; it is kept as a hash that says nothing of it."""

from __future__ import annotations

import pytest

from dashboard.access.passwords import (
    COMMONEST,
    PasswordRefusedError,
    hashed,
    is_right,
    require_good,
)

GOOD = "a quiet morning in May"


@pytest.mark.parametrize("password", [GOOD, "twelve chars", "ø" * 12, "x" * 200])
def test_twelve_characters_of_any_kind_will_do(password: str) -> None:
    require_good(password)


@pytest.mark.parametrize("password", ["", "eleven char", "x" * 201])
def test_a_short_or_endless_one_is_refused(password: str) -> None:
    with pytest.raises(PasswordRefusedError, match="12 to 200 characters"):
        require_good(password)


@pytest.mark.parametrize("password", ["password1234", "QWERTYuiop12", "123456789012"])
def test_one_of_the_commonest_is_refused_in_any_capitals(password: str) -> None:
    with pytest.raises(PasswordRefusedError, match="commonest"):
        require_good(password)


def test_the_commonest_that_are_listed_are_long_enough_to_be_asked_about() -> None:
    assert len(COMMONEST) > 30
    assert {word for word in COMMONEST if len(word) < 12 or word != word.casefold()} == set()


def test_what_is_kept_is_argon2id_with_salt_and_recognises_only_its_own() -> None:
    kept = hashed(GOOD)
    assert kept.startswith("$argon2id$")
    assert kept != hashed(GOOD)
    assert is_right(kept, GOOD)
    assert not is_right(kept, GOOD + " ")
    assert not is_right("no hash at all", GOOD)
    assert not is_right(kept, "x" * 100_000)


def test_an_accent_may_come_in_one_character_or_in_two() -> None:
    assert is_right(hashed("cafe\u0301 au lait, s'il"), "caf\u00e9 au lait, s'il")


def test_a_stranger_is_refused_even_with_the_password_that_stands_for_theirs() -> None:
    assert not is_right(None, "")
    assert not is_right(None, GOOD)
