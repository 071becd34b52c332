"""The commands of `scorecard`, by what they are for."""
