"""Names that stay the same wherever the digest is published."""

from uuid import UUID, uuid5

NAMESPACE = UUID("acb968d5-12c6-45db-8f88-066ff819fa3e")
"""Drawn once for this digest; another would make every entry new to every reader of a feed."""


def identity(name: str) -> UUID:
    """Give the UUID (RFC 9562, version 5) of an article's id or an output's path."""
    return uuid5(NAMESPACE, name)
