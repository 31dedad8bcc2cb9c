"""The pages of an account with its desk, of a statement, a match and a difference."""
