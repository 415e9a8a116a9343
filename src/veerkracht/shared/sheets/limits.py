"""How large a list may be. A list of one evening has tens of rows; these bounds only stop accidents and attacks."""

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_CELL = 2_000  # characters; what is longer is cut
MAX_TEXT = 20_000_000  # characters in all cells together

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed; a real workbook stays under 50
RATIO_FROM_BYTES = 5 * 1024 * 1024  # below this a high ratio does no harm
MAX_MEMBERS = 2_000  # files inside one workbook

READ_SECONDS = 30
READ_MEMORY_BYTES = 1024 * 1024 * 1024
MAX_GAP = 1_000  # empty rows after which the list is taken to have ended

# A register is a list of another size: it is read row by row, so only the file itself is bounded.
LONG_BYTES = 2 * 1024 * 1024 * 1024
LONG_WORKBOOK_BYTES = 100 * 1024 * 1024
LONG_UNPACKED_BYTES = 1024 * 1024 * 1024
LONG_MEMORY_BYTES = 3 * 1024 * 1024 * 1024  # of addresses; what is really used stays far below
LONG_SECONDS = 1_800
