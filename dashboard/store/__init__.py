"""Where figures are kept: append-only submissions, numbered revisions, an audit chain."""
