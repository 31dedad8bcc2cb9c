"""Writing, by noun."""
