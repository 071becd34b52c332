"""The strategies page: plans, priorities and actions."""
