"""The tables that are in the house, for whom they are open, and what stands in them."""

from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.books.faults import Unreadable
from gongzhi.ground.books.reading import read_book
from gongzhi.ground.books.taken import Book
from gongzhi.ground.files.services import read_file
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.queries import runs_seen_by
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.importing import IMPORTS

USE, SEE = "imports.use", "imports.see"


def runs_open_to(viewer: Viewer, act: str = SEE) -> QuerySet[ImportRun]:
    """The uploads of the kinds that this viewer may write: others would see records through them."""
    kinds = [kind for kind, spec in IMPORTS.items() if viewer.may(spec.act)]
    return runs_seen_by(viewer, act).filter(kind__in=kinds)


def read_table(data: bytes, name: str) -> Book:
    """Raises Refused with what to do about a table that cannot be read."""
    try:
        return read_book(data, name)
    except Unreadable as why:
        raise Refused(str(why)) from why


def book_of(run: ImportRun) -> Book:
    return read_table(read_file(run.file), run.name)
