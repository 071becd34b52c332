"""The board of Awaab's Law."""
