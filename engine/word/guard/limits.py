"""How large an uploaded file may be. The longest real paper has some 40 kB, and 3,000 elements."""

LARGEST_FILE = 5_000_000
LARGEST_PART = 8_000_000
LARGEST_WHOLE = 20_000_000
MOST_PARTS = 150
MOST_ELEMENTS = 200_000
MOST_ATTRIBUTES = 300_000
DEEPEST = 100
