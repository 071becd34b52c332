"""The monthly close: what is owed, what came, what would change, what was restated."""
