"""The commit that each page is from, as a sentence for its foot; nothing where nobody knows.

A page that shows documents names the commit that last changed their text, all others the commit that the site was built
from. So a page about one entry stays as it is, byte for byte, while others are committed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goalsite_gen.model.types import Content
from goalsite_gen.site import addresses
from goalsite_gen.site.edition import Edition
from goalsite_gen.site.language import say
from goalsite_gen.source.commit import Commits

SHOWN = 10
"""Digits of a commit that are shown: always as many, whatever the repository's size and git's settings."""

_PART = re.compile(r"\d+/index\.html\Z")


@dataclass(frozen=True, slots=True)
class Origins:
    """What the pages of an edition say of their commits. `files` holds the files of pages about documents."""

    commits: Commits
    files: dict[str, frozenset[str]] = field(repr=False)
    shown: frozenset[str] = field(repr=False)

    def sentence(self, path: str) -> str:
        """Where the page at `path` comes from."""
        files = self.files.get(path) or self.files.get(_PART.sub("index.html", path))
        if files is None:
            return self._of_site()
        commit = self.commits.newest(files)[:SHOWN]
        is_changed = self.commits.are_changed(files)
        if not commit:
            # Committed, but git did not say when: its history was too long to read.
            return say("Its text is in no commit yet.") if is_changed else self._of_site()
        if is_changed:
            return say("Its text is from commit {commit}, with changes that are in no commit yet.", commit=commit)
        return say("Its text is from commit {commit}.", commit=commit)

    def _of_site(self) -> str:
        commit = self.commits.head[:SHOWN]
        if self.commits.are_changed(self.shown):
            return say("Built from commit {commit}, with changes that are in no commit yet.", commit=commit)
        return say("Built from commit {commit}.", commit=commit)


def origins(edition: Edition, commits: Commits) -> Origins:
    """The origins of an edition's pages: only what the edition shows decides what they say."""
    portfolio = edition.portfolio
    found: dict[str, set[str]] = {}

    def add(path: str, *contents: Content) -> None:
        found.setdefault(path, set()).update(content.file for content in contents)

    for content in portfolio.contents():
        add(addresses.page_of(content), content)
    for goal in portfolio.goals.values():
        add(addresses.history_path(goal), goal)
    for pair in edition.pairs:
        add(addresses.pair_path(pair.measured, pair.observed), pair.measured, pair.observed)
    for entry in portfolio.entries:
        add(addresses.month_path(entry.date), entry)
        add(addresses.year_path(entry.date.year), entry)
    shown = {content.file for content in portfolio.contents()} | set(portfolio.tables) | {portfolio.config_file}
    return Origins(commits, {path: frozenset(files) for path, files in found.items()}, frozenset(shown))
