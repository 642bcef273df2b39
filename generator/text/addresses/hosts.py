"""Whose a host is."""

from collections.abc import Mapping


def owner_of(host: str, owners: Mapping[str, str]) -> str | None:
    """Give the owner of `host`, or of the nearest domain above it; `owners` maps hosts to owners."""
    while host:
        if owner := owners.get(host):
            return owner
        host = host.partition(".")[2]
    return None
