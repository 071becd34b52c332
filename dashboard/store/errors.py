"""What the store refuses, in sentences an officer can act on."""

from __future__ import annotations


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


_WHAT_TO_DO = {
    "staged": "Publish or reject it.",
    "published": "Roll it back to bring the earlier figures back.",
    "rejected": "Load the file again if it is wanted after all.",
    "withdrawn": "Load the file again if it is wanted after all.",
}


class VaultError(Exception):
    """A kept file is missing or is no longer what was put away."""
