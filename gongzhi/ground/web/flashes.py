"""The word that something is saved, said on the next page: kept by the browser, so that saying it writes nothing.

On SQLite a session that says “saved” would stand in the line of writers twice more, to be told and to be forgotten.
"""

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.core import signing


class OfThisSession(CookieStorage):
    """A signed cookie that is read only in the session that set it: who signs in next on the same machine sees nothing."""

    @property
    def signer(self) -> signing.TimestampSigner:
        """Asked anew each time: signing in and out change the session while a page is answered."""
        return signing.get_cookie_signer(salt=f"{self.key_salt}.{self.request.session.session_key}")

    @signer.setter
    def signer(self, one_for_all: signing.TimestampSigner) -> None:
        """Django sets one for all sessions; it is not used."""


class Flashes(FallbackStorage):
    """What is too long for a cookie goes into the session."""

    storage_classes = (OfThisSession, SessionStorage)
    cookie = OfThisSession.cookie_name
