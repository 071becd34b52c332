"""Registers are kept as one file each: where that is, and the day they are as at."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two columns; what was loaded before is no register kept whole."""
    for name in ("register", "as_at"):
        column = sa.Column(name, sa.Text, nullable=False, server_default="")
        op.add_column("submissions", column)
