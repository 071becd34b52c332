"""A user's line says who they are and whether they may sign in, in words beside any shape."""

from __future__ import annotations

from dashboard.components.drawn import as_html
from dashboard.components.user_table import UserLine, user_state, user_table


def line(*, href: str = "/users/1", disabled: bool = False, must_change: bool = False) -> UserLine:
    return UserLine("Jo", href, "Viewer", "Kent", "Housing", "Not known", disabled, must_change)


def test_a_line_leads_to_the_user_and_names_each_column_again_for_narrow_screens() -> None:
    drawn = as_html(user_table([line()]))
    assert '<a href="/users/1">Jo</a>' in drawn
    for head in ("Role", "Organisations", "Sections", "Last signed in", "State"):
        assert f'data-label="{head}"' in drawn


def test_a_state_is_told_in_words_with_a_shape_where_there_is_something_to_know() -> None:
    assert user_state(line()) == "May sign in"
    disabled = as_html(user_state(line(disabled=True, must_change=True)))
    assert ("shape--cross" in disabled, "Disabled" in disabled) == (True, True)
    given = as_html(user_state(line(must_change=True)))
    assert ("shape--clock" in given, "Has a one-time password" in given) == (True, True)


def test_a_visitor_of_a_demonstration_has_no_page_and_no_password() -> None:
    drawn = as_html(user_table([line(href="")]))
    assert "<a" not in drawn
    assert "Signed in by the banner" in drawn
