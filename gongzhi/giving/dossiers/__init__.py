"""The pages of single records, by noun."""
