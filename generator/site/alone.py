"""One build at a time for the folders that it writes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def alone(folders: tuple[Path, ...], on_wait: Callable[[], None]) -> Iterator[None]:
    """Keep other builds out of `folders` while the caller works there.

    Where another is at work, `on_wait` is called and the caller waits until
    it has ended. The system gives up the lock of a build that died. Who holds
    a folder already may ask for it again.
    """
    with ExitStack() as held:
        for folder in sorted({folder.resolve() for folder in folders}):
            folder.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder.with_name(f".{folder.name}.lock"), is_singleton=True)
            _wait_for(lock, on_wait)
            held.callback(lock.release)
        yield


def _wait_for(lock: FileLock, on_wait: Callable[[], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait()
        lock.acquire()
