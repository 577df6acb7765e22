"""Which commit the files of a folder are from, and which of them are not as they were committed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goalsite_gen.source import git
from goalsite_gen.source.past import past_of


@dataclass(frozen=True, slots=True)
class Commits:
    """The commit a folder is at, and for each file by its path in the folder the commit that last changed it.

    Commits are full hashes. `ages` counts commits backwards, 0 for the newest. `changed` holds the files whose bytes
    are not as committed, new ones among them.
    """

    head: str
    last: Mapping[str, str] = field(default_factory=dict, repr=False)
    ages: Mapping[str, int] = field(default_factory=dict, repr=False)
    changed: frozenset[str] = frozenset()

    def newest(self, files: Iterable[str]) -> str:
        """The latest of the commits that last changed these files; empty where it is known of none of them."""
        known = {self.last[file] for file in files if file in self.last}
        return min(known, key=lambda commit: self.ages[commit], default="")

    def are_changed(self, files: Iterable[str]) -> bool:
        """Whether any of these files is not as it was committed."""
        return not self.changed.isdisjoint(files)


def commits_of(folder: Path, contents: Mapping[str, bytes]) -> Commits | None:
    """The commits behind the files of a folder, whose bytes as they are now `contents` holds by path.

    None where there is no git, no repository or no commit, and where the repository holds none of these files. In a
    shallow clone the oldest commit that is there stands for all before it.

    git itself is not asked what has changed: to tell, it would run filters that the repository's own settings name.
    """
    head = _said(git.ask(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")).strip()
    listed = _said(git.ask(folder, "ls-tree", "-r", "-z", "HEAD", "--", "."))
    blobs = dict(_blobs(listed))
    if not head or blobs.keys().isdisjoint(contents):
        return None
    changed = frozenset(path for path, data in contents.items() if not _is(blobs.get(path, ""), data))
    past = past_of(folder)
    if past is None or past.head != head:
        return Commits(head, changed=changed)
    last: dict[str, str] = {}
    ages: dict[str, int] = {}
    # A merge counts as one step: what it brought in is from it, as far as this line of work is concerned.
    for age, commit in enumerate(past.line()):
        for change in past.steps[commit].changes:
            for path in (change.path, change.was):
                if path in blobs and path not in last:
                    last[path] = commit
                    ages[commit] = age
    return Commits(head, last, ages, changed)


def _said(answer: bytes | git.Failure) -> str:
    return "" if isinstance(answer, git.Failure) else os.fsdecode(answer)


def _blobs(listed: str) -> Iterator[tuple[str, str]]:
    """Each file of a listing with the name of its contents."""
    for line in listed.split("\0")[:-1]:
        about, _, path = line.partition("\t")
        yield path, about.split(" ")[2]


def _is(name: str, data: bytes) -> bool:
    """Whether these are the bytes that git keeps under a name; line ends may have been made native."""
    kind = "sha256" if len(name) == 64 else "sha1"
    for form in (data, data.replace(b"\r\n", b"\n")):
        if hashlib.new(kind, b"blob %d\0" % len(form) + form, usedforsecurity=False).hexdigest() == name:
            return True
    return False
