"""A whole site takes the place of the former one at once, or nothing changes and one line says why."""

from __future__ import annotations

import errno
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goalsite_gen.errors import Stop
from goalsite_gen.publish.current import Current, current_at, is_same
from goalsite_gen.publish.exchange import aside_of, exchange, recover
from goalsite_gen.publish.ground import MARKER, MARKER_TEXT, ground_of
from goalsite_gen.publish.last import Mark, Standing, standing
from goalsite_gen.publish.lock import locked
from goalsite_gen.publish.names import check_names, check_shape, folders_above
from goalsite_gen.publish.sharing import Piles, is_orphaned, shared_out
from goalsite_gen.publish.staging import Staging, remove_tree, staging_of, sync_folder
from goalsite_gen.publish.trace import FormerPiece, Kept, Made
from goalsite_gen.reads import note_all, reads
from goalsite_gen.site.pieces import Pieces

SHRINK_FROM = 10
"""A site of so many pages or more may not lose over half of them unasked: likely the wrong portfolio."""

_REASONS = {
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "a file is larger than this system allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "not permitted",
    errno.EIO: "the disk reports a fault",
    errno.EMFILE: "too many open files",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.ENAMETOOLONG: "a name is too long",
    errno.EBUSY: "the folder is in use by the system",
    errno.EXDEV: "the folder lies on another disk than its parent",
}


Parts = Sequence[Callable[[], Iterable[tuple[str, bytes]]]]
"""What makes the files of a site, path and bytes, a part at a time; each part may be made in another process."""

Keep = Callable[[Mapping[str, Mark]], Kept]
"""Given the marks of all files that stand in the output folder, what of them need not be made anew."""

Tally = Callable[[], Sequence[int]]
"""What a process has done so far, in numbers that can be added to those of others."""

Proof = Callable[[Mapping[str, bytes]], Sequence[Any]]
"""Looks through some files and gives, as values of JSON, whatever stands against publishing them."""

STRETCHES = 40
"""In so many stretches each process makes its parts of one kind; one that is done takes those that others have not."""

FEWEST_PARTS = 30
"""So few parts are not worth a process of their own."""

_LONG = 1 << 20
"""A file of so many bytes is looked through at once and not kept."""

_AT_ONCE = 200
"""So many files are looked through at once; to keep them until then takes a few megabytes."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did to the output folder, in files, the marker `goalsite.txt` included.

    `written` were new or different, `kept` were taken over from the former site, `removed` fell away. `pages` of them
    are HTML. Where the proof found anything, `against` holds it, in any order, and nothing was done. `stands` is what
    stood there before any other build could begin; None where that could not be seen. `parts` says of each part what
    files it made and what it read, `made` which of them were made in this build, with `rendered` pages; `tally` adds up
    what all processes have counted.
    """

    folder: Path
    written: int
    kept: int
    removed: int
    pages: int = field(default=0, compare=False)
    against: tuple[Any, ...] = ()
    stands: Standing | None = field(default=None, compare=False)
    parts: tuple[Made, ...] = field(default=(), compare=False, repr=False)
    made: frozenset[int] = field(default=frozenset(), compare=False, repr=False)
    rendered: int = field(default=0, compare=False)
    tally: tuple[int, ...] = field(default=(), compare=False)


def publish(
    files: Mapping[str, bytes],
    folder: Path,
    *,
    source: Path,
    clean: bool = False,
    dry_run: bool = False,
    allow_shrink: bool = False,
) -> Published:
    """Makes `folder` hold exactly `files`, by relative POSIX path, and the marker; all of it or none.

    Raises ValueError for a path that no planner should make, and what `publish_parts` raises.
    """
    check_names([*files, MARKER])
    return publish_parts([files.items], folder, source=source, clean=clean, dry_run=dry_run, allow_shrink=allow_shrink)


def publish_parts(
    parts: Parts,
    folder: Path,
    *,
    source: Path,
    rest: Callable[[Sequence[str]], Mapping[str, bytes]] = lambda _: {},
    proof: Proof = lambda _: (),
    keep: Keep = lambda _: Kept(),
    tally: Tally = tuple,
    runs: Sequence[int] = (),
    jobs: int = 1,
    clean: bool = False,
    dry_run: bool = False,
    allow_shrink: bool = False,
) -> Published:
    """Makes `folder` hold exactly the files that `parts` make, then those of `rest`, and the marker; all or none.

    `rest` is given the names of all others, in the order of the parts. What there is to `keep` of the former site is
    taken over without being made or looked through. Up to `jobs` processes share the others, and `tally` counts what
    each has done; `runs` are the lengths of stretches of parts that are alike where they stand beside each other.
    `source` is the portfolio, which is never overwritten. `clean` takes nothing over from the former site. `dry_run`
    touches nothing and counts what would happen. Raises Stop for a wrong place (2), a foreign folder (2), another build
    at work (2), a disk that refuses (2), a site that would shrink by more than half (1), and what a part raises. The
    former site then stands unchanged.
    """
    with _plain_errors(folder, folder):
        ground = ground_of(folder, source=source)
    job = _Job(parts, rest, proof, keep, tally, runs, jobs, clean=clean)
    if dry_run:
        with _plain_errors(folder, ground):
            current = current_at(ground)
            made = job.run(current, None)
            _judge(made, current, folder, allow_shrink=allow_shrink)
        return made.published(folder, current)
    with _plain_errors(folder, ground):
        ground.parent.mkdir(parents=True, exist_ok=True)
        with locked(ground, shown=folder):
            _sweep(ground)
            current = current_at(ground)
            staging = staging_of(ground)
            try:
                new = Staging(staging, current=ground)
                made = job.run(current, new)
                _judge(made, current, folder, allow_shrink=allow_shrink)
                if not made.against and made.touches(current):
                    new.make_durable(name for name in made.names if name not in made.kept)
                    exchange(staging, ground)
                    _confirm(ground)
            finally:
                # Before the exchange this is the unfinished site, after it the former one.
                with suppress(OSError):
                    _remove_even_if_interrupted(staging)
            stands = None
            with suppress(OSError):
                stands = standing(ground)
    return made.published(folder, current, stands)


@dataclass(frozen=True, slots=True)
class _NewSite:
    """The files of a new site: all names, those equal to the current site's, those taken over; and what is against."""

    names: tuple[str, ...]
    same: frozenset[str]
    kept: frozenset[str]
    against: tuple[Any, ...]
    parts: tuple[Made, ...]
    made: frozenset[int]
    tally: tuple[int, ...]

    @property
    def rendered(self) -> int:
        """How many pages were made in this build."""
        return sum(name.endswith(".html") for part in self.made for name in self.parts[part].names)

    @property
    def pages(self) -> int:
        return sum(name.endswith(".html") for name in self.names)

    def removed(self, current: Current | None) -> int:
        names = frozenset(self.names)
        return sum(name not in names for name in current.marks) if current else 0

    def touches(self, current: Current | None) -> bool:
        """False where the folder already is, entry for entry, the new site."""
        if current is None or len(self.kept) < len(self.names) or self.removed(current) or not current.tidy:
            return True
        return {above for name in self.names for above in folders_above(name)} != current.folders

    def published(self, folder: Path, current: Current | None, stands: Standing | None = None) -> Published:
        if self.against:
            return Published(folder, 0, 0, 0, self.pages, self.against)
        kept = len(self.kept)
        return Published(
            folder, len(self.names) - kept, kept, self.removed(current), self.pages,
            stands=stands, parts=self.parts, made=self.made, rendered=self.rendered, tally=self.tally,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be made, and by how many."""

    parts: Parts
    rest: Callable[[Sequence[str]], Mapping[str, bytes]]
    proof: Proof
    keep: Keep
    tally: Tally
    runs: Sequence[int]
    jobs: int
    clean: bool = field(kw_only=True)

    def run(self, current: Current | None, staging: Staging | None) -> _NewSite:
        """Makes everything, into `staging` where there is one."""
        parent = os.getpid()
        kept = Kept() if self.clean or current is None else self.keep(current.marks)
        wanted = [at for at in range(len(self.parts)) if at not in kept.parts]
        jobs = max(1, min(self.jobs, len(wanted) // FEWEST_PARTS))
        piles = _piles(wanted, self.runs or (len(self.parts),), jobs)

        def share(number: int) -> dict[str, list[Any]]:
            made = _Share(current, staging, self.proof, clean=self.clean)
            for stretch in work.of(number):
                if is_orphaned(parent):
                    break
                for at in stretch:
                    made.take(at, self.parts[at], kept.pieces.get(at, ()))
            return {**made.told(), "tally": list(self.tally())}

        with Piles(piles) as work:
            told = shared_out(share, parts=jobs)
        last = _Share(current, staging, self.proof, clean=self.clean)
        for at, names in kept.parts.items():
            last.keep(at, names)
        told.append(last.told())
        rows = sorted((row for each in told for row in each["rows"]), key=lambda row: row[0])
        last = _Share(current, staging, self.proof, clean=self.clean)
        last.take(len(self.parts), lambda: self.rest([row[1] for row in rows]).items())
        last.take(len(self.parts) + 1, lambda: [(MARKER, MARKER_TEXT)])
        told.append(last.told())
        made = _parts_of(rows, [read for each in told for read in each["reads"]], len(self.parts))
        rows += told[-1]["rows"]
        names = tuple(row[1] for row in rows)
        check_names(names)
        return _NewSite(
            names,
            frozenset(row[1] for row in rows if row[2]),
            frozenset(row[1] for row in rows if row[3]),
            tuple(found for each in told for found in each["against"]),
            made,
            frozenset(wanted),
            tuple(map(sum, zip(*(each["tally"] for each in told if "tally" in each), strict=True))),
        )


def _piles(wanted: Sequence[int], runs: Sequence[int], jobs: int) -> list[list[Sequence[int]]]:
    """The wanted parts as a pile of stretches for each process: what stands beside each other is mostly made by one.

    Of each run every process gets one part in so many, in few stretches of it, so that all have as much to do.
    """
    piles: list[list[Sequence[int]]] = [[] for _ in range(jobs)]
    first = 0
    for number, length in enumerate(runs):
        run = wanted[bisect_left(wanted, first) : bisect_left(wanted, first + length)]
        first += length
        size = -(-len(run) // (jobs * STRETCHES)) or 1
        for at in range(0, len(run), size):
            pile = number if len(run) < jobs else at * jobs // len(run)
            piles[pile % jobs].append(run[at : at + size])
    return piles


def _parts_of(rows: Iterable[Sequence[Any]], reads: Iterable[Sequence[Any]], count: int) -> tuple[Made, ...]:
    """What each of so many parts made and read, from the rows of its files and what the processes tell."""
    names: list[list[str]] = [[] for _ in range(count)]
    for part, name, *_ in rows:
        names[part].append(name)
    read = {
        part: (tuple(of_all), tuple((length, tuple(of)) for length, of in pieces)) for part, of_all, pieces in reads
    }
    return tuple(Made(tuple(names[at]), *read.get(at, ((), ()))) for at in range(count))


class _Share:
    """The files that one process makes: each written as soon as it is there, and looked through with some others."""

    def __init__(self, current: Current | None, staging: Staging | None, proof: Proof, *, clean: bool) -> None:
        self._current = current
        self._staging = staging
        self._proof = proof
        self._clean = clean
        self._rows: list[tuple[int, str, bool, bool]] = []
        self._reads: list[tuple[int, list[str], list[tuple[int, Sequence[str]]]]] = []
        self._waiting: dict[str, bytes] = {}
        self._against: list[Any] = []

    def take(
        self, part: int, make: Callable[[], Iterable[tuple[str, bytes]]], former: Sequence[FormerPiece] = ()
    ) -> None:
        """Makes a part; `former` says what of a file in pieces stands in the current site as it would be made."""
        pieces: list[tuple[int, Sequence[str]]] = []
        with reads() as found:
            for name, data in self._pieced(make, former, pieces) if isinstance(make, Pieces) else make():
                check_shape(name)
                same = self._current is not None and is_same(self._current, name, data)
                kept = same and not self._clean and self._current is not None and name in self._current.plain
                if self._staging:
                    self._staging.put(name, data, keep=kept)
                self._rows.append((part, name, same, kept))
                self._waiting[name] = data
                if len(self._waiting) >= _AT_ONCE or len(data) >= _LONG:
                    self._prove()
        self._reads.append((part, sorted(found), pieces))

    def _pieced(
        self, make: Pieces, former: Sequence[FormerPiece], pieces: list[tuple[int, Sequence[str]]]
    ) -> Iterator[tuple[str, bytes]]:
        """A file in pieces; what is to be known of each the next time goes into `pieces`."""
        whole = b""
        if self._current and len(former) == len(make.pieces):
            whole = (self._current.root / make.path).read_bytes()
        data: list[bytes] = []
        for at, piece in enumerate(make.pieces):
            place = former[at] if whole else None
            if place:
                note_all(place.reads)
                data.append(whole[place.start : place.end])
                pieces.append((place.end - place.start, place.reads))
            else:
                with reads() as found:
                    data.append(piece())
                pieces.append((len(data[-1]), sorted(found)))
        yield make.path, b"".join(data)

    def keep(self, part: int, names: Iterable[str]) -> None:
        """Takes over files that are known to be as they would be made."""
        for name in names:
            if self._staging:
                self._staging.keep(name)
            self._rows.append((part, name, True, True))

    def told(self) -> dict[str, list[Any]]:
        """What the parent needs to know: of each file its part, its name and what became of it; what each part read."""
        self._prove()
        return {"rows": self._rows, "reads": self._reads, "against": self._against}

    def _prove(self) -> None:
        if self._waiting:
            self._against += self._proof(self._waiting)
            self._waiting = {}


def _sweep(ground: Path) -> None:
    """Clears what a killed build left behind; under the lock no living build can own it."""
    recover(ground)
    remove_tree(aside_of(ground))
    remove_tree(staging_of(ground))


def _judge(made: _NewSite, current: Current | None, folder: Path, *, allow_shrink: bool) -> None:
    """Makes sure that the new site may take the place of the current one. Raises Stop."""
    if current is None:
        return
    # A site whose marker alone was deleted by hand: over half of its files are this very site's.
    is_ours = current.is_empty or current.is_marked or len(made.same) * 2 > len(current.marks)
    if not is_ours:
        raise Stop(
            f"`{folder}` was not made by goalsite",
            hint="a build replaces the whole folder: name another with `--output`, or empty this one first",
        )
    if not allow_shrink and current.pages >= SHRINK_FROM and made.pages * 2 < current.pages:
        raise Stop(
            f"the site in `{folder}` would shrink from {current.pages} to {made.pages} pages",
            hint="if that is what you want, build with `--allow-shrink`",
            code=1,
        )


def _remove_even_if_interrupted(staging: Path) -> None:
    try:
        remove_tree(staging)
    except KeyboardInterrupt:
        remove_tree(staging)
        raise


def _confirm(ground: Path) -> None:
    try:
        sync_folder(ground.parent)
    except OSError as error:
        raise Stop(
            f"the new site stands in `{ground}`, but the disk did not confirm it: {_reason(error)}",
            hint="build again before you rely on it",
        ) from error


@contextmanager
def _plain_errors(folder: Path, ground: Path) -> Iterator[None]:
    there = os.path.lexists(ground)
    try:
        yield
    except OSError as error:
        rest = f"the site in `{folder}` is as it was" if there else f"nothing was written to `{folder}`"
        raise Stop(f"{_reason(error)}; {rest}", hint=_advice(error, ground)) from error


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, (error.strerror or type(error).__name__).lower())


def _advice(error: OSError, ground: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "a build needs room for the new site beside the former one; make some and build again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"goalsite must be able to write in `{ground.parent}`; or choose another folder with `--output`"
    if error.errno in (errno.EEXIST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ENOENT):
        return "choose another folder with `--output`"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return "build into a folder inside it"
    return ""
