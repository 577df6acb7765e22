"""The proof after the build: nothing that was withheld from an audience stands in any byte of its site."""

from __future__ import annotations

import html
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from goalsite_gen.findings import Place
from goalsite_gen.publish.words import PARTING, folded, names_of, text_of, words_of

Kind = Literal["id", "title", "sentence"]

COMPRESSED = (".woff2",)
"""Typefaces: nothing that an author wrote can stand in them, and their bytes are many."""

FEW_IDS = 100

MOST_KEPT = 32 * 1024 * 1024
"""Up to so many characters of output the words of every page are kept; beyond, they are read again where needed."""

SHORT = 6
"""An id of fewer letters is likely an ordinary word and is looked for only where addresses stand."""

_ADDRESS = re.compile(r"""\s(?:href|src|srcset|action|poster|for|id|data-[\w-]+|aria-\w+by)\s*=\s*("[^"]*"|'[^']*')""")
_PATH = re.compile(r"""(?<=/)[\w-]+(?=/|\.html|\.csv|["'#?])""")
_STRING = re.compile(r"""(?<=["/#])[\w-]+(?=["/#?])(?!"\s*:)""")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something an audience may not see: a document's id or title, or one plain sentence of its text."""

    kind: Kind
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Leak:
    """A withheld text that stands in the output file `path` all the same; `place` is where it was written."""

    path: str
    kind: Kind
    text: str
    place: Place


def scan(
    files: Mapping[str, bytes], withheld: Sequence[Withheld], *, permitted: Iterable[str] = ()
) -> tuple[Leak, ...]:
    """Every withheld text that the site gives away, in the order of `files`, then of `withheld`.

    Titles and sentences are compared word by word, so that markup, escapes, case, white space and
    typography hide nothing. What also occurs in `permitted` (plain texts this audience may see, the
    words of the theme among them) is no leak. An id is compared as a whole, never as part of a longer one;
    one that is an ordinary word (shorter than six letters, or a word of `permitted`) only counts in
    addresses: file names, link targets, anchors, whole strings of JSON. An id that is itself an entry of
    `permitted` is not looked for. Bytes that are compressed (PDF, images' pixels) are not looked into.

    Takes time in proportion to the size of the output: each file is cut into words once, and only texts
    whose rarest word it holds are compared.
    """
    return Search(withheld, permitted=permitted).scan(files)


class Search:
    """Everything to be looked for in a site, with what may stand there all the same taken out; made once for all files.

    `scan` looks through some of the files; which ones are looked through together makes no difference.
    """

    def __init__(self, withheld: Sequence[Withheld], *, permitted: Iterable[str] = ()) -> None:
        allowed = list(permitted)
        texts = [(item, words) for item in withheld if item.kind != "id" and (words := tuple(words_of(item.text)))]
        said = {index for hits in _found(allowed, [words for _, words in texts]) for index in hits}
        self._texts = [text for index, text in enumerate(texts) if index not in said]
        self._anywhere, self._addressed = _ids([item for item in withheld if item.kind == "id"], allowed)
        self._rank = {id(item): position for position, item in enumerate(withheld)}

    @property
    def digest(self) -> str:
        """Stands for all that is looked for, and where."""
        wanted = (sorted(words for _, words in self._texts), sorted(self._anywhere), sorted(self._addressed))
        return sha256(repr(wanted).encode("utf-8", "backslashreplace")).hexdigest()

    def scan(self, files: Mapping[str, bytes]) -> tuple[Leak, ...]:
        """Every withheld text that these files give away, in their order, then in the order it was given."""
        ids = (*self._anywhere, *self._addressed)
        files = {path: data for path, data in files.items() if not path.endswith(COMPRESSED)}
        pages = [f"{path}{PARTING}{text_of(data)}" for path, data in files.items()]
        leaks: list[Leak] = []
        for path, page, hits in zip(files, pages, _found(pages, [words for _, words in self._texts]), strict=True):
            items = [self._texts[index][0] for index in hits]
            names = _names(page, ids)
            items += [item for name in names & self._anywhere.keys() for item in self._anywhere[name]]
            if not self._addressed.keys().isdisjoint(names):
                items += [
                    item for name in _addresses(path, page) & self._addressed.keys() for item in self._addressed[name]
                ]
            items.sort(key=lambda item: self._rank[id(item)])
            leaks += [Leak(path, item.kind, item.text, item.place) for item in items]
        return tuple(leaks)


def _names(page: str, ids: Sequence[str]) -> set[str]:
    """Every name in a page, or none where a quick look shows that none of `ids` is among them."""
    if len(ids) <= FEW_IDS:
        # Reading every name of a page is dear; for a few ids it is cheaper to ask for each.
        whole = folded(html.unescape(page))
        if not any(name in whole for name in ids):
            return set()
    return names_of(page)


def _found(pages: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> Iterator[list[int]]:
    """For each page the positions of the phrases that stand in it, word for word.

    A phrase is looked up by its rarest word, and compared in full only where all of its words occur.
    """
    number = {word: index for index, word in enumerate({word for phrase in phrases for word in phrase})}
    vocabulary = frozenset(number)
    common: Counter[int] = Counter()
    known: list[array[int]] = []
    keeps = sum(map(len, pages)) <= MOST_KEPT
    lines: list[str] = []
    for page in pages:
        words = words_of(page)
        if keeps:
            lines.append(" ".join(words))
        here = {number[word] for word in vocabulary.intersection(words)}
        known.append(array("L", here))
        common.update(here)
    needed = [frozenset(number[word] for word in phrase) for phrase in phrases]
    by_anchor: defaultdict[int, list[int]] = defaultdict(list)
    for index, part in enumerate(needed):
        by_anchor[min(part, key=lambda word: (common[word], word))].append(index)
    anchors = frozenset(by_anchor)
    for at, held in enumerate(map(frozenset, known)):
        likely = [index for word in held & anchors for index in by_anchor[word] if needed[index] <= held]
        line = f" {lines[at] if keeps else ' '.join(words_of(pages[at]))} " if likely else ""
        yield sorted(index for index in likely if f" {' '.join(phrases[index])} " in line)


def _ids(items: Iterable[Withheld], allowed: Sequence[str]) -> tuple[dict[str, list[Withheld]], ...]:
    """The withheld ids by folded name: those looked for anywhere, and those looked for in addresses only."""
    entries = {folded(text.strip()) for text in allowed}
    ordinary = names_of(PARTING.join(allowed))
    anywhere: defaultdict[str, list[Withheld]] = defaultdict(list)
    addressed: defaultdict[str, list[Withheld]] = defaultdict(list)
    for item in items:
        name = folded(item.text)
        if name in entries:
            continue
        is_word = len(name) < SHORT or (name.isalpha() and name in ordinary)
        (addressed if is_word else anywhere)[name].append(item)
    return anywhere, addressed


def _addresses(path: str, page: str) -> set[str]:
    """Every name in a page that stands where addresses stand; the page begins with its own path."""
    suffix = path.rpartition(".")[2].lower()
    found = [path]
    if suffix in ("html", "xml", "svg"):
        found += _ADDRESS.findall(page)
    if suffix == "json":
        found += _STRING.findall(page)
    if suffix != "css":
        found += _PATH.findall(page)
    return names_of(" ".join(found))
