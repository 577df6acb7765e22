"""Whether the short way to an entry gives what the loader and validation give: `python -m tests.model.fuzz_plain`.

Files are built from a small grammar, or are entries of the example and of the benchmark that were mutated. Each goes
both ways; the short way may decline, and otherwise must give the same document, the same entry and the same problems,
to the last type. Prints how many cases there were, how many of them each short way took and how many differed, and
ends with 1 if any did. The same seed makes the same cases; without arguments (CASES SEED) there are 100,000.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goalsite_gen.findings import Problem
from goalsite_gen.model.plain import plain_entry
from goalsite_gen.model.reading import read_document, validate_document
from goalsite_gen.model.types import Content, Origin
from goalsite_gen.source.document import Document, parse, parse_fully
from goalsite_gen.source.plain import plain_fields
from tests.bench.corpus import documents

EXAMPLE = Path(__file__).parents[2] / "content"

NAMES = """
date goal goals author authors indicator indicators theme themes team audience evidence source milestone reading
readings title stage impact led_to tried noticed next id origin mood 2026 on no null << - true
""".split()  # noqa: SIM905

# fmt: off
VALUES = [
    *("trust", "supports", "challenges", "mixed", "observation", "survey", "result", "a/b", "a-b_c", "Anna Sørensen"),
    *("2026-03-14", "2026-02-30", "2026-3-14", "1899-01-01", "20260314", "2026-03-14T10:00", "2026", "12:30", "-"),
    *("7", "-7", "007", "1.10", "-0.5", "-.5", ".5", "1e3", "1e400", "+3", "-0", "0x1F", "1_000", "-.", "1.", "-1.2.3"),
    *("true", "False", "no", "on", "null", "Null", "~", ".nan", "-.inf", "…", " … ", "'…'", '"…"', '""', "''", '" "'),
    *("a: b", "a:b", "a:", "http://a.bc:80/#x", "a #b", "a#b", "# b", "#b", "a, b", "a [b]", "a {b}", "a & b", "a * b"),
    *("&a", "*a", "!a", "!!str a", "%a", "@a", "`a`", "|", ">-", "? a", "?a", ": a", ":a", "- a", "-a", "{a: b}", "<<"),
    *("'it''s'", "'it's'", "it's", '"a', 'a"', '"a" b', '"a\\tb"', '"a\\"b"', '"a # b"', '"a: b"', "'a: b' ", '"a"  '),
    *("[a, b]", "[a]", "[]", "[ ]", "[a,]", "[,a]", "[a,,b]", "[a: b]", "[a:b]", "[a b, c]", "[1, 1.5, true, null]"),
    *("[a", "a]", "[[a]]", "[{a: b}]", "['a', b]", "[a #b]", "[a#b]", "[-a]", "[- a]", "[a - b]", "[…]", "[a, …]"),
    *("\u00e9\u0301", "e\u0301", "日本語", "a\u00a0b", "a\u2028b", "a\u0085b", "\ufeffa", "a\tb", "\ta", "a\t"),
    *("👩\u200d💻", "\u0430nna", "a\x0bb", "a\x7fb", "a  b", "  a", "a   ", "", "ﬁ", "\uffff", "٣", "²", "a" * 2001),
    *("'a\nb'", "a\n  b", "a\nb", "\n\n  - a", "x\n  - a", "\n  - a\n  - b", "\n- a\n- b", "\n  - a\n - b"),
    *("\n  - a\n    b", "\n  - a: b", "\n  -\n  - a", "\n  - [a]\n  - -3", "\n  a: 1\n  - b", "\n  a: 1\n  a: 2"),
    *("\n  shift: capability\n  before: a\n  after: b", "\n  shift: none\n  before: a\n  after: b", "\n  a:\n    b: 1"),
    *("(a)", "/a", "+a", "+", "$5", "_a", "^a", "~a", "...", "“a”", "½", "--", "[?]", "\n  a: x"),
    *("\n  a: 1\n  b: 2.50", "\n  a: 1\n b: 2", "\n  shift: understanding\n  before: 1.0\n  after: …"),
]
"""What may follow the colon; those that begin with a line end stand below the name."""
LINES = ["", " ", "# a", "...", "--- ", "----", "---", "- a", "a", "  a: b", "%YAML 1.2", "? a", ": b", "{a: b}"]
SIGNS = [*"\"'`#:-[]{},&*!|>%@?~\\ \n\t0aé…\r\u00a0\u2028\u0085\ufeff\x00\x01\x7f", ": ", " #", "\n  ", "\n---\n"]
BODIES = [
    *("", "A text.\n", "\n", "\nWe asked.\n\n- a\n- b\n", "a\n: b\n", "<b>", "---\n", "\n---\na\n", ">" * 70 + "x"),
    *("a\x01b", "a\r\nb\rc", "a\n" + "- " * 65 + "x\n", "\n:::" * 200, "[^a] " * 600, "[" * 2999, " " * 9_000),
    *("x\n" + "1. " * 70, "\u2028" * 9, "=\n" * 1500, "\ufffe", "é" * 3_001, "\n" + "\t" * 70 + "a", "<b>" * 300),
]
STEMS = [
    *("2026-03-14-a", "2026-03-14", "2026-03-14x", "2026-02-30-a", "1776-01-01-a", "2026", "20266", "entry", "index"),
    *("-2026-03-14", "2026-03-14-é", "2026-03-14 a", "x" * 80, "x" * 81, "2026-03-14-", "_2026-03-14", "404", "com1"),
    *("٢٠٢٦-٠٣-١٤-a", "2026-03-14--", "journal", "lpt1", "METHOD", "Goals", "a.b", "abcd", "abcde"),
]
# fmt: on


@dataclass
class Outcome:
    """What became of the cases: how many, how many each short way took, and those that differ."""

    cases: int = 0
    heads: int = 0
    entries: int = 0
    differing: list[tuple[str, bytes, str, str]] = field(default_factory=list)


def told(document: Document | None, content: Content | None, problems: list[Problem]) -> str:
    """All that can be said of a document and its content, with types, order and what was given."""
    if document is None:
        return repr(problems)
    of_content = "nothing"
    if content is not None:
        state = content.__getstate__()
        of_content = f"{state['__dict__']!r} {sorted(state['__pydantic_fields_set__'])} {_types(content.__dict__)}"
        of_content += f" {state['__pydantic_extra__']} {state['__pydantic_private__']} {type(content)}"
    of_document = (document.file, document.text, document.head, document.body, document.body_line, document.fields)
    return f"{of_document!r} {_types(document.fields)} {of_content} {problems!r}"


def _types(value: object) -> object:
    """The value's type and those of all within it, and how numbers were written."""
    if isinstance(value, dict):
        return [(type(name), _types(inner)) for name, inner in value.items()]
    if isinstance(value, (list, tuple)):
        return type(value), [_types(inner) for inner in value]
    return type(value), getattr(value, "written", "")


def compared(stem: str, data: bytes, outcome: Outcome) -> None:
    """Sends a file both ways and notes the outcome."""
    outcome.cases += 1
    file = f"journal/{stem}.md"
    document, found = parse(file, data)
    problems = list(found)
    content = read_document(document, problems) if document and document.fields is not None else None
    full_document, found = parse_fully(file, data)
    full_problems = list(found)
    full_content = None
    if full_document and full_document.fields is not None:
        full_content = validate_document(full_document, full_problems)
    if document and document.fields is not None:
        outcome.heads += plain_fields(document.head[4:-5]) is not None
        outcome.entries += plain_entry(stem, document.fields, Origin()) is not None
    short, full = told(document, content, problems), told(full_document, full_content, full_problems)
    if short != full:
        outcome.differing.append((stem, data, short, full))


def entries() -> list[tuple[str, str]]:
    """The entries of the example and some of the benchmark: name and text."""
    example = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(EXAMPLE.glob("journal/*/*.md"))]
    bench = [(name.split("/")[-1][:-3], text) for name, text in documents(200) if name.startswith("journal/")]
    return [*example, *bench]


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of files to try: half from the grammar, half mutated."""
    chance = random.Random(seed)
    corpus = entries()
    for number in range(count):
        if number % 2:
            name, text = chance.choice(corpus)
            text = _mutated(text, chance)
        else:
            name, text = f"2026-03-{number % 28 + 1:02}-a", _grown(chance)
        stem = name
        if number % 10 == 0:
            stem = chance.choice(STEMS)
            text = chance.choice([text, "---\ngoal: trust\ndate: 2026-03-14\n---\nA text.\n"])
        data = text.encode("utf-8", "surrogatepass")
        yield stem, b"\xef\xbb\xbf" + data if chance.random() < 0.01 else data


def _grown(chance: random.Random) -> str:
    lines = ["goal: trust"] if chance.random() < 0.6 else []
    for _ in range(chance.choice([0, 1, 1, 2, 2, 3, 5])):
        name, value = chance.choice(NAMES), chance.choice(VALUES)
        colon = ":" if value.startswith("\n") else chance.choice([": ", ": ", ": ", ":  ", ":", " : "])
        lines.append(f"{name}{colon}{value}")
    if chance.random() < 0.15:
        lines.insert(chance.randint(0, len(lines)), chance.choice(LINES))
    body = "A text.\n" if chance.random() < 0.7 else chance.choice(BODIES)
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\n" + body


def _mutated(text: str, chance: random.Random) -> str:
    """The text with some of its front matter changed, and now and then its body."""
    head, fence, body = text.partition("\n---\n")
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
        at = chance.randint(4, max(4, len(head)))
        match chance.randrange(6):
            case 0 | 1:
                head = head[:at] + chance.choice(SIGNS) + head[at:]
            case 2:
                head = head[:at] + head[at + chance.randint(1, 6) :]
            case 3:
                lines = head.split("\n")
                lines.insert(chance.randint(1, len(lines)), f"{chance.choice(NAMES)}: {chance.choice(VALUES)}")
                head = "\n".join(lines)
            case 4:
                lines = head.split("\n")
                number = chance.randrange(len(lines))
                lines[number] = lines[number].split(":")[0] + ": " + chance.choice(VALUES)
                head = "\n".join(lines)
            case 5:
                body = chance.choice([chance.choice(BODIES), body[:at] + chance.choice(SIGNS) + body[at:]])
    return head + (fence if chance.random() < 0.97 else "\n---") + body


def outcome_of(count: int, seed: int) -> Outcome:
    """Tries that many files."""
    outcome = Outcome()
    for stem, data in cases(count, seed):
        compared(stem, data, outcome)
    return outcome


def main() -> None:
    """Prints the counts, and the first files that differ."""
    count, seed = (*map(int, sys.argv[1:3]), *(100_000, 1)[len(sys.argv) - 1 :])
    outcome = outcome_of(count, seed)
    for stem, data, short, full in outcome.differing[:10]:
        sys.stdout.write(f"\n{stem} {data!r}\n  short {short}\n  full  {full}\n")
    taken = f"{outcome.heads:,} heads and {outcome.entries:,} entries taken"
    sys.stdout.write(f"{outcome.cases:,} cases, {taken}, {len(outcome.differing)} differing\n")
    sys.exit(bool(outcome.differing))


if __name__ == "__main__":
    main()
