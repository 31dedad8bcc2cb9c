"""How much an upload may ask of the server. Sizes in bytes, times in seconds."""

MB = 1_000_000

UPLOAD = 20 * MB
TEXT = 5 * MB  # in UTF-8; a report is some 20 KB
PAGES = 300

# A Word file is a zip archive: all of it is measured before any of it is parsed.
ENTRIES = 2_000
DIRECTORY = 1 * MB
UNPACKED = 60 * MB
MARKUP_PART = 32 * MB
TAGS = 1_000_000  # in one part; a page of a report has some 2,000
RATIO = 150  # of an entry larger than RATIO_FROM; report XML packs some thirtyfold
RATIO_FROM = 1 * MB

# The child process. The address space bounds resident memory from above.
ADDRESS_SPACE = 240 * 1024 * 1024
OPEN_FILES = 24
CHECK_SECONDS = 2  # wall and processor, until the file has passed every check
READ_SECONDS = 10  # wall and processor, for reading what has passed
ANSWER = 12 * MB
