"""Coming in and going out: django-allauth does the steps, this room says how they look and what they leave on record."""
