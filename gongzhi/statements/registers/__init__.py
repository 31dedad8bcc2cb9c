"""The registers of reconciliation."""
