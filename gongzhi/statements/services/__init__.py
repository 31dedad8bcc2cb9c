"""Accounts and layouts; statements taken in; what is matched, confirmed and worked off."""
