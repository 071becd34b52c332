"""Users: the sections each may see; those there already may see all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column."""
    op.add_column("users", sa.Column("sections", sa.Text, nullable=False, server_default='["*"]'))
