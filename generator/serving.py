"""`digest serve`: the site on loopback, where each saved article shows at once and the rest soon after.

One thread watches the files and prints proofs, this one builds: a proof need
not wait for a build that is at work.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from generator.building import build_now
from generator.config import Folders, build_date, today
from generator.console import Format, count, print_build, print_lines, print_problems
from generator.errors import ContentError, DigestError
from generator.model import Edition
from generator.pipeline import edition_of
from generator.proof import proofs
from generator.site.engine import site_identity
from generator.site.preview import Preview, changes


def serve(places: Folders, port: int, last: Edition | None) -> None:
    """Serve the site that is built, and build it again after every change, until interrupted.

    `last` is the edition it was made of, where that is at hand. Raises
    WrongUseError where the port is taken.
    """
    desk = _Desk(places, Preview(places.site, port), site_identity(places.config, places.pages), last)
    Thread(target=desk.watch, daemon=True).start()
    desk.watches.wait()
    print_lines([f"http://127.0.0.1:{desk.preview.server_port}/  (stop with Ctrl-C)"])
    desk.arrange()
    while desk.is_asked():
        desk.build()


@dataclass(slots=True)
class _Desk:
    """What is served, the edition it was made of `last`, and who asks for the next: a change, or a fault."""

    places: Folders
    preview: Preview
    identity: tuple[str, str]
    last: Edition | None = None
    asking: SimpleQueue[Exception | None] = field(default_factory=SimpleQueue)
    watches: Event = field(default_factory=Event)
    arranged: Event = field(default_factory=Event)

    def arrange(self) -> None:
        """Arrange the edition that the site was made of, unless it is at hand; proofs wait for it."""
        with suppress(DigestError):  # the build that follows says it
            self.last = self.last or edition_of(self.places, today(), build_date())
        self.arranged.set()

    def watch(self) -> None:
        """Show each change as far as proofs can, and ask for a build; what fails is told to who builds."""
        project = self.places.project
        try:
            for changed in changes([self.places.content, project / "theme_overrides", self.places.config]):
                self.watches.set()
                if changed:
                    self._show_proofs(changed)
                    self.asking.put(None)
        except Exception as fault:
            self.asking.put(fault)
            self.watches.set()

    def is_asked(self) -> bool:
        """Wait for a change, and take all that came meanwhile as one; say no when interrupted."""
        try:
            fault = self.asking.get()
        except KeyboardInterrupt:
            return False
        while fault is None and not self.asking.empty():
            fault = self.asking.get()
        if fault:
            raise fault
        return True

    def build(self) -> None:
        """Build the site as it is now; what it shows needs no proof any more."""
        shown = self.preview.proofs
        try:
            built = build_now(self.places)
        except ContentError as error:
            print_problems(error.problems, Format.TEXT)
            print_lines([f"{count(error.problems)}; still serving the last good site"])
        except DigestError as error:
            print_lines([f"digest: {error}", "still serving the last good site"])
        else:
            print_build(built)
            self.last = built.edition
            self.preview.withdraw(shown)

    def _show_proofs(self, changed: Collection[Path]) -> None:
        self.arranged.wait()
        if self.last is None:
            return
        with suppress(DigestError):
            shown = proofs(self.places, self.last, self.identity, today(), changed)
            self.preview.show(shown)
            if shown:
                print_lines(f"{path}: shown; the rest of the site follows" for path in shown)
