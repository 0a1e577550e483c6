"""What every messenger can carry: the smallest of them is the law."""

MAX_QUICK_REPLIES = 10
MAX_TITLE = 20
MAX_PAYLOAD_BYTES = 64
MAX_BODY_WITH_REPLIES = 1024
MAX_PAGE = 3500  # what every messenger shows as one message, counted as they count: in UTF-16 units
MAX_INBOUND_TEXT = 20_000
