"""The dossier pages, as data, by noun."""
