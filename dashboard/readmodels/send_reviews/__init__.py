"""The page of annual reviews and phase transfers."""
