"""What is said of a checked file once it is held against what its organisation has published."""

from dashboard.against.beside import against_published, held_against, not_of_itself
from dashboard.against.published import Published

__all__ = ["Published", "against_published", "held_against", "not_of_itself"]
