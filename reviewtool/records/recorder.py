"""Saving without waiting: acts go into a queue, a thread of its own brings them to the disk."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.records.store import Committed, Store
    from reviewtool.review.act import Act


class Recorder:
    """A queue of acts on their way to the disk.

    `on_saved` and `on_failed` are called from the recorder's thread; the first before its acts are
    no longer pending. After a failure the queue is kept, and tried again with the next act or
    `retry`.
    """

    def __init__(
        self,
        store: Store,
        on_saved: Callable[[Committed], None],
        on_failed: Callable[[ReviewError], None],
    ) -> None:
        self._store = store
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._queue: list[Act] = []
        self._changed = threading.Condition()
        self._due = False
        self._busy = False
        self._thread: threading.Thread | None = None

    def submit(self, act: Act) -> None:
        """Queue an act; returns at once."""
        with self._changed:
            self._queue.append(act)
            self._wake()

    def retry(self) -> None:
        """Try again what could not be saved."""
        with self._changed:
            if self._queue:
                self._wake()

    @property
    def pending(self) -> int:
        """Acts that are not on the disk yet."""
        with self._changed:
            return len(self._queue)

    def close(self, timeout: float | None = None) -> bool:
        """Save what is queued, in `timeout` seconds at most; whether everything is on the disk.

        What failed before is tried once more. The recorder can still be used afterwards.
        """
        with self._changed:
            if self._queue:
                self._wake()
            self._changed.wait_for(lambda: not self._due and not self._busy, timeout)
            return not self._queue

    def _wake(self) -> None:
        self._due = True
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._due)
                self._due = False
                self._busy = True
                acts = tuple(self._queue)
            try:
                self._save(acts)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _save(self, acts: tuple[Act, ...]) -> None:
        try:
            committed = self._store.commit(acts)
        except ReviewError as error:
            self._on_failed(error)
            return
        except Exception as error:
            # Even a mistake of ours must not end the thread: the queue would never be saved.
            what = f"saving failed with {type(error).__name__}: {error}"
            self._on_failed(ReviewError(what, "Try again, and report this as a bug."))
            return
        with self._changed:  # who finds nothing pending has been told of all that was saved
            del self._queue[: len(acts)]
            self._on_saved(committed)
