"""The dossier pages, by noun."""
