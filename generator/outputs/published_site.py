"""The site as readers reach it."""

from dataclasses import dataclass

from generator.text.addresses.paths import relative_link


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name and its public address, which ends in a slash, or is empty where unknown."""

    name: str
    address: str

    def link(self, file: str, target: str) -> str:
        """Give the address of `target` for use in `file`; both are paths from the site's root.

        It is the public one where that is known, for files are carried away
        from where they were found; otherwise it is relative to `file`.
        """
        if not self.address:
            return relative_link(file, target)
        return self.address + relative_link("index.html", target)
