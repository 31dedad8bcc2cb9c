"""The pages of one record, by noun."""
