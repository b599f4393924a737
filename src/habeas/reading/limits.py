"""How much of one file is read. Documented in docs/reference; every refusal names the limit it met."""

from __future__ import annotations

MOST_TEXT = 20_000_000
"""Bytes of plain text, or characters of any text that comes out of a file (about 3 million words)."""
MOST_MARKUP = 40_000_000
"""Bytes of an HTML page."""
MOST_PAGES = 10_000
"""Pages of a PDF."""
MOST_UNPACKED = 500_000_000
"""Bytes that one archive or one DOCX may unpack to, all members and inner archives together."""
MOST_MEMBER = 200_000_000
"""Bytes of one member of an archive, unpacked."""
MOST_MEMBERS = 10_000
"""Members of an archive, inner archives together."""
MOST_RATIO = 200
"""How many times its packed size a member above one megabyte may unpack to (plain text packs about 4 times, never 200)."""
MOST_NESTING = 4
"""Archives and e-mails inside one another."""
MOST_TREE_DEPTH = 200
"""Elements inside one another beyond which a page is not given to the library that picks the main text (libxml2 stops at 256)."""
MOST_TREE_TAGS = 60_000
"""Tags beyond which a page is not given to that library, for it could take minutes."""
MOST_IMAGE_PIXELS = 100_000_000
"""Pixels of an image given to character recognition."""
MOST_OCR_PAGES = 200
"""Scanned pages of one PDF given to character recognition."""
