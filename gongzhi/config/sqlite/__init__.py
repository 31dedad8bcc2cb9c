"""Django's SQLite, where those who wait to write wait in a queue."""
