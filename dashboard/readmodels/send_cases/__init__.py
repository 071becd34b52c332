"""The page of EHC assessments in time."""
