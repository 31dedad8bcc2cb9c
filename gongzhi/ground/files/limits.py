"""How much an attachment may ask of the server. Sizes in bytes, times in seconds."""

MB = 1_000_000

UPLOAD = 20 * MB
ENTRIES = 3_000  # in an archive
UNPACKED = 150 * MB
RATIO = 150  # of one entry larger than RATIO_FROM
RATIO_FROM = 1 * MB
PIXELS = 50_000_000
SIDE = 3_000  # pixels of the longer side that are kept
ANSWER = 24 * MB

ADDRESS_SPACE = 600 * 1024 * 1024
SECONDS = 10
OPEN_FILES = 24
