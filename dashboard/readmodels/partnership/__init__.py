"""The partnership page: Better Care Fund, pooled funds and contracts."""
