"""The page of a request, and the slip that is printed of it."""
