"""What the store refuses, in sentences an officer can act on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dashboard.formats import moment_words


class StoreError(Exception):
    """The store would not do what was asked; nothing was changed."""


class StoreUnavailableError(StoreError):
    """The database could not be reached or stayed locked."""


class StoreOutOfDateError(StoreError):
    """The database was made by another release and needs `scorecard migrate`, or a newer copy."""


class UnknownSubmissionError(StoreError):
    """No submission has that id."""

    def __init__(self, submission: str) -> None:
        super().__init__(
            f"There is no submission {submission}. `scorecard submissions` lists those there are."
        )


class WrongStateError(StoreError):
    """The submission is past the point where this could be done to it."""

    def __init__(self, submission: str, state: str, kind: str) -> None:
        self.state = state
        super().__init__(f"{submission} is {state}, so it cannot be {kind}. {_WHAT_TO_DO[state]}")


class ChangedSinceError(StoreError):
    """Figures of the dataset were published or withdrawn after the person looked."""

    def __init__(self, newer: str, kind: str, by: str, at: datetime) -> None:
        self.newer = newer
        super().__init__(
            f"{newer} was {kind} by {by} on {moment_words(at)}, after you looked. "
            "Look at what would change now, and decide again."
        )


class LockedPeriodError(StoreError):
    """A figure of a locked period would change without a reason."""

    def __init__(self, periods: Sequence[str]) -> None:
        self.periods = tuple(periods)
        said = ", ".join(periods)
        super().__init__(
            f"Figures of {said} would change, and {'it is' if len(periods) == 1 else 'they are'} "
            "locked. Say why the correction is needed."
        )


_WHAT_TO_DO = {
    "staged": "Publish or reject it.",
    "submitted": "Approve it or send it back.",
    "published": "Withdraw it to bring the earlier figures back.",
    "rejected": "Load the file again if it is wanted after all.",
    "withdrawn": "Load the file again if it is wanted after all.",
}


class UnknownUserError(StoreError):
    """Nobody of that name is a user."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no user {name}. `scorecard users list` lists those there are.")


class UserExistsError(StoreError):
    """Somebody of that name is a user already, perhaps in other capitals."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is a user {name} already. `scorecard users change` gives another role."
        )


class LastAdministratorError(StoreError):
    """Nobody would be left who may sign in and manage users."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is the last who can manage users. Give somebody else the role of "
            "administrator, for every organisation, first."
        )


class VaultError(Exception):
    """A kept file is missing or is no longer what was put away."""
