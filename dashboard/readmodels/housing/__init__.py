"""The housing page: which safety checks fell short, workstream by period."""
