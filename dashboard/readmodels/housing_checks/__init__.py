"""The page of checks due: what is overdue, due soon and whose homes it fails."""
