"""Whether the short way for plain texts gives what the converter gives: `python -m tests.site.fuzz_fast CASES SEED`.

Texts are built from a small grammar, or are bodies of the example and of the benchmark that were mutated. Each goes
both ways, in one of the languages; the short way may decline, and otherwise must give the same bytes. Prints how many
cases there were, how many it took and how many differed, and ends with 1 if any did. The same seed makes the same
cases; without arguments there are 100,000.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goalsite_gen.site.text import Figure, Texts, Unconvertible, to_html
from goalsite_gen.site.text.fast import fast_html
from goalsite_gen.site.text.quotes import QUOTES
from tests.bench.corpus import documents

EXAMPLE = Path(__file__).parents[2] / "content"
FIGURES = {
    "churn": Figure("2.9\u00a0%", "../../goals/churn/index.html", "2.9"),
    "churn.target": Figure('it\'s -- "2"', "", "2.5"),
    "odd": Figure("a & b", "", "1"),
    "gone": Figure("(not shown here)", "", ""),
}
SITE = {"../goals/trust.md": "../../goals/trust/index.html", "x_y.md": "../o'x(1)/ü.html", "q.md": "../?a=1&b=2"}
TEXTS = Texts(figure=FIGURES.get, link=SITE.get, fast=False)

_WORDS = """
the rider asked why it's Anna's 'twas '80s R&D Q&A &c snake_case a__b -5 +3 5*3 x > y -> 1. 12) 3.5 2026 e.g. … – —
naïve Straße Žluťoučký İ ß ﬁ 日本語 عربي é́ ٣. #tag C# @me ~5 $9 50% a/b http://a.bc (so) [sic] {x} rock'n'roll
don't dogs' "so" 'so' "'so'" '"so"' ('so') ("so") so, so. so? so! so; so: a--b a---b a----b a...b a.... --· ·-- '·x
*em* **strong** _em_ __strong__ *two·words* **two·words** *"em"* "*em*" (*em*) *em*. **it's·so:** _two·snake_case_
*a*b a*b* ***x*** *a·**b**·c* *a **a _a a_ * `code` `a·b` `it's·"so"·--·a*b_c·[x](y)` ``a`b`` `a > b` **`code`** "`x`"
[it's·so](../goals/trust.md) [x](x_y.md) [x](q.md) [*a*·b](https://a.bc/d_e_f#g) [m](mailto:a@b.cc) [n](nowhere.md)
[f](#a-b) [j](javascript:x) [s](//a.bc) *[x](x_y.md)* "[x](x_y.md)" [[churn]] "[[churn]]" *[[churn]]* [[churn.target]]
[[odd]] [[gone]] [[not.known]] "[[not.known]]" [a][b] [^1] ![i](x.png)
"""
_PIECES = """
-- --- ---- ... .... '' "" '" "' ` `` ``` ** __ *** ___ ]( ](# ]: [^ ![ [[ ]] {#a} {:.a} &amp; &lt &#39; &copy <br>
<b> </b> <!-- --> \\\\* -· *· +· 1.· 2.· 10.· >· > #· ##· # :· !!!·note |·a·|·b·| |-|-| --- *** === ·· ···· ··· ///
~~~ [x]:y *[HTML]: s' 's n't '9 👩‍💻
"""
WORDS = [word.replace("·", " ") for word in _WORDS.split()]
PIECES = [piece.replace("·", " ") for piece in _PIECES.split()]
MILD = [word for word in WORDS if fast_html(word, TEXTS, prefix="", language="en", top=3) is not None]
SIGNS = [*"\"'`*_-+.:;,!?()[]{}<>|#=~&/\\ \n0123456789asé\t\r\u00a0\u202f\u200b\u2028\u202e\ufeff\x02\x03\x0e", "\n\n"]
ATOMS = [
    *"aa  \n\n*_`\"'->#.&+1",
    "\n\n",
    "- ",
    "> ",
    "1. ",
    "## ",
    "--",
    "**",
    "a b",
    "[x](x_y.md)",
    "[[churn]]",
    "é",
    "[[a]]",
]
MILD_STARTS = ["", "", "", "- ", "* ", "1. ", "> ", "## "]
STARTS = ["", "", "", "", "- ", "* ", "1. ", "> ", "# ", "### ", "  ", ": ", "2. ", ">", "-", "\t", "    ", "+ "]


@dataclass
class Outcome:
    """What became of the cases: how many, how many the short way took, and those that differ."""

    cases: int = 0
    taken: int = 0
    differing: list[tuple[str, str, str, str]] = field(default_factory=list)


def compared(body: str, outcome: Outcome, *, language: str = "en", top: int = 3) -> None:
    """Sends a text both ways and notes the outcome."""
    outcome.cases += 1
    short = fast_html(body, TEXTS, prefix="e-1-", language=language, top=top)
    if short is None:
        return
    outcome.taken += 1
    try:
        full = str(to_html(body, TEXTS, prefix="e-1-", language=language, top=top))
    except Unconvertible as refusal:
        full = f"refused: {refusal.reason}"
    if short != full:
        outcome.differing.append((body, language, short, full))


def bodies() -> list[str]:
    """The bodies of the example, and some of the benchmark."""
    example = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.md"))]
    bench = [text for name, text in itertools.islice(documents(100), 40) if name.endswith(".md")]
    return [text.partition("\n---\n")[2] for text in (*example, *bench)]


def cases(count: int, seed: int) -> Iterator[str]:
    """Texts to try: a quarter short and wild, a quarter from the grammar, the others mutated."""
    chance = random.Random(seed)
    corpus = bodies()
    for number in range(count):
        if number % 4 == 0:
            yield "".join(chance.choices(ATOMS, k=chance.randint(1, 12)))
        elif number % 4 == 1:
            yield _grown(chance)
        else:
            yield _mutated(chance.choice(corpus) if chance.random() < 0.7 else _grown(chance), corpus, chance)


def _grown(chance: random.Random) -> str:
    is_mild = chance.random() < 0.7
    words, starts = (MILD, MILD_STARTS) if is_mild else (WORDS, STARTS)
    blocks = []
    for _ in range(chance.randint(1, 4)):
        start = chance.choice(starts)
        lines = []
        for number in range(chance.randint(1, 4)):
            said = " ".join(chance.choices(words, k=chance.choice([0, 1, 2, 3, 4, 5, 6, 6])))
            lead = (
                start
                if not number or chance.random() < 0.5
                else chance.choice(["", "  ", *([] if is_mild else STARTS)])
            )
            lines.append(lead + said)
        blocks.append("\n".join(lines))
    return chance.choice(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n"]).join(blocks)


def _mutated(text: str, corpus: list[str], chance: random.Random) -> str:
    if len(text) > 600 and chance.random() < 0.8:
        at = chance.randrange(len(text))
        text = text[at : at + 400]
    for _ in range(chance.choice([1, 1, 2, 3, 5])):
        at = chance.randint(0, len(text))
        to = min(len(text), at + chance.randint(1, 12))
        match chance.randrange(9):
            case 0 | 1:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 2 | 3:
                text = text[:at] + chance.choice(SIGNS) + text[at:]
            case 4:
                text = text[:at] + chance.choice(WORDS) + text[at:]
            case 5:
                text = text[:at] + text[to:]
            case 6:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 7:
                line = text.rfind("\n", 0, at) + 1
                text = text[:line] + chance.choice([*STARTS, *PIECES]) + text[line:]
            case _:
                sign = chance.choice(["*", "_", "**", "`", '"', "'", "__"])
                text = text[:at] + sign + text[at:to] + sign + text[to:]
    return text


def outcome_of(count: int, seed: int) -> Outcome:
    """Tries that many texts, in all languages by turns."""
    outcome = Outcome()
    languages = list(QUOTES)
    for number, body in enumerate(cases(count, seed)):
        language = "en" if number % 2 else languages[number // 2 % len(languages)]
        compared(body, outcome, language=language, top=2 + number % 4)
    return outcome


def main() -> None:
    """Prints the counts, and the first texts that differ."""
    count, seed = (*map(int, sys.argv[1:3]), *(100_000, 1)[len(sys.argv) - 1 :])
    outcome = outcome_of(count, seed)
    for body, language, short, full in outcome.differing[:10]:
        sys.stdout.write(f"\n{language} {body!r}\n  short {short!r}\n  full  {full!r}\n")
    sys.stdout.write(f"{outcome.cases:,} cases, {outcome.taken:,} taken, {len(outcome.differing)} differing\n")
    sys.exit(bool(outcome.differing))


if __name__ == "__main__":
    main()
