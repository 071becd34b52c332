"""The data page: how fresh, what is missing, and the reconciliation with the papers."""
