"""The page of a settlement, and the slip that is printed of it."""
