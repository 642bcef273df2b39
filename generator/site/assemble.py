"""Parts → the site: what is stale is made, the rest is taken from the site there is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.making.at_once import beside
from generator.making.ledger import Ledger
from generator.site.publish import replacing
from generator.site.take_over import take_over

Made = Mapping[str, Sequence[str]]
"""What was made: name of the part → its files, by their paths in the site."""

Maker = Callable[[], Made]


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a site that are made together, by name → seal.

    `make` is given the names of those that are stale and the folder of the
    new site, puts them there and gives their files; it may make others along
    with them. Parts that stand `apart` are made by a process of their own,
    while this one makes the others; their phase is the wait for it. Where a
    maker `goes_on`, their files of before stand in the new site as well, the
    same files: it removes those that are none any more, and writes into none.
    """

    phase: str
    seals: Mapping[str, str]
    make: Callable[[Sequence[str], Path], Made]
    apart: bool = False
    goes_on: bool = False


def assemble(
    site: Path, ledger: Ledger, parts: Sequence[Parts], phase: Callable[[str], AbstractContextManager[None]]
) -> bool:
    """Make `site` hold exactly the parts, and note them in the ledger; say whether it had to change.

    What was made before, and still stands in the site as it was made, is not
    made again. The site changes in one step, at the end.
    """
    seals = {name: seal for some in parts for name, seal in some.seals.items()}
    stale = {name for name, seal in seals.items() if not ledger.is_fresh(name, seal)}
    if not stale and seals.keys() == ledger.made.keys():
        return False
    stays, made = seals.keys() - stale, dict[str, Sequence[str]]()
    with replacing(site) as new:
        going_on = {name for some in parts if some.goes_on for name in some.seals} & ledger.made.keys()
        taken_over = {path for name in stays | going_on for path in ledger.made[name].files}
        looks = take_over(taken_over & ledger.looks.keys(), site, new, ledger.looks)
        with ExitStack() as running:
            makers = sorted(_makers(parts, stale, new), key=lambda maker: maker[0].apart)
            begun = [
                (some.phase, running.enter_context(beside(make)) if some.apart else make)
                for some, make in makers
            ]
            for name, make in begun:
                with phase(name):
                    made |= make()
    ledger.keep_only(stays)
    ledger.looks = {path: looks[path] for name in stays for path in ledger.made[name].files}
    for name, files in made.items():
        ledger.note(name, seals[name], site, files)
    return True


def _makers(parts: Sequence[Parts], stale: Collection[str], new: Path) -> Sequence[tuple[Parts, Maker]]:
    """Give the parts of which some are stale, each with what makes these."""
    wanted = [(some, [name for name in some.seals if name in stale]) for some in parts]
    return [(some, partial(some.make, names, new)) for some, names in wanted if names]
