"""How much an uploaded table may ask of the server. Sizes in bytes, times in seconds."""

MB = 1_000_000

UPLOAD = 20 * MB
ENTRIES = 3_000  # in the zip archive that a workbook is
UNPACKED = 150 * MB
ROWS = 100_050  # with head, titles and notes
COLUMNS = 200
ANSWER = 120 * MB
CELL = 2_000  # characters

ADDRESS_SPACE = 600 * 1024 * 1024
SECONDS = 20
OPEN_FILES = 24
# A number keeps fifteen digits in a sheet; what is longer has lost its end already.
DIGITS = 15
