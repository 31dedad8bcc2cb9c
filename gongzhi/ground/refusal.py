"""How the business says no."""


class Refused(Exception):
    """The business says no, in words meant for the person who asked."""
