"""Addresses as the strictest reader wants them."""

import re
from urllib.parse import quote

# What WHATWG's URL standard calls an error though every browser mends it, and LaTeX takes for itself.
_UNFIT = re.compile(r'[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')


def strict_address(url: str) -> str:
    """Percent-encode what must not stand in an address as it is; letters of all scripts stay."""
    return _UNFIT.sub(lambda found: quote(found[0], safe=""), url)
