"""The short way for plain texts: the same bytes as the converter, or none."""

from __future__ import annotations

import html
import subprocess
import sys

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalsite_gen.site.text import Figure, Texts, Unconvertible, Ways, to_html, words_of
from goalsite_gen.site.text.fast import MOST, fast_html
from goalsite_gen.site.text.quotes import QUOTES
from tests.site import fuzz_fast
from tests.site.fuzz_fast import TEXTS, Outcome
from tests.site.test_text import HOSTILE, PATHOLOGIES


def short(body: str, *, language: str = "en", texts: Texts = TEXTS) -> str | None:
    return fast_html(body, texts, prefix="e-1-", language=language, top=3)


def full(body: str, *, language: str = "en") -> str:
    return str(to_html(body, TEXTS, prefix="e-1-", language=language))


PLAIN = {
    "nothing": "",
    "a hard-wrapped paragraph": "The rider rang at nine.\nNobody asked why\nthe chair was cold.\n",
    "paragraphs": "\n\nOne.\n\n\nTwo. \nStill two.\n\n",
    "marks of typing": "\"It's 'so'\" -- she said --- '80s... and dogs' \"'x'\" ('y')",
    "signs": "R&D, 5 > 3, snake_case, #tag, +5 and -3 °C, 50 %, C#, a/b, {x}, naïve, 日本語, 👩\u200d💻",
    "lines that look like a list": "We saw:\n- one\n- two\n12. May\n+5 more",
    "emphasis": '*One* and **two words**, (_three_) and __four__: *it\'s "so"*.',
    "emphasis beside quotes": '"*One*" and *"two"*',
    "code": 'Say `a > b`, or `it\'s "so" -- *x* [y](z)`, **`z`**.',
    "links": "[It's so](../goals/trust.md), *[out](https://a.bc/d_e)*, [m](mailto:a@b.cc), [here](#a-b), [gone](no.md)",
    "figures": 'Now [[churn]], "[[churn.target]]", [[gone]], *[[churn]]* and [[not.known]].',
    "headings": '## What it\'s "about"\n\n#### More -- there\nText at once.\n\n## R&D',
    "bullets": "- One\n  goes on.\n- *Two*\nlazily.\n\nText.\n\n* Three",
    "numbers": "1. One\n   goes on.\n2. Two\n\n- Three",
    "a quotation": "> One\n> goes on.\n>\n> Two.\n\nText.\n\n> Three",
}


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN.keys())
def test_a_plain_text_goes_the_short_way_to_the_same_bytes(body: str) -> None:
    made = short(body)
    assert made is not None
    assert made == full(body)


@pytest.mark.parametrize("language", QUOTES)
def test_quotes_are_set_the_same_in_each_language(language: str) -> None:
    body = "\"It's 'so'\", 'twas, the '80s, \"'both'\" '\"ways\"' -- \"a\" 'b' x' y\" \"*c*\" \"\n' \"."
    made = short(body, language=language)
    assert made is not None
    assert made == full(body, language=language)


UNPLAIN = {
    "HTML": "a <b>c</b>",
    "an entity": "a &amp; b",
    "half an entity": "a &#39 b",
    "a backslash": "a \\* b",
    "a tab": "a\tb",
    "a no-break space": "a\u00a0b",
    "a line separator": "a\u2028b",
    "a direction mark": "a\u202eb",
    "a control character": "a\x02b",
    "a surrogate": "a\ud800b",
    "a forced line end": "a  \nb",
    "indented code": "    a",
    "an indented paragraph": "  a",
    "a fence": "```\na\n```",
    "two backticks": "``a``",
    "an open backtick": "a ` b",
    "a table": "| a |\n|---|\n| b |",
    "a definition": "a\n: b",
    "an admonition": "!!! note\n    a",
    "a footnote": "a[^1]",
    "an image": "![a](b.png)",
    "a reference": "[a]: b",
    "a bare bracket": "a [b] c",
    "a link with a title": '[a](b.md "c")',
    "a link with brackets": "[a [b]](c.md)",
    "a link nowhere": "[a](#)",
    "a setext heading": "a\n===",
    "a rule": "a\n\n---",
    "a rule of stars": "* * *",
    "a heading in a paragraph": "a\n# b",
    "a heading without a space": "#a",
    "a heading with closing marks": "# a #",
    "a heading with emphasis": "# *a*",
    "two headings of one name": "# a\n\n# a",
    "nested emphasis": "*a **b** c*",
    "three stars": "***a***",
    "an open star": "a *b",
    "emphasis inside a word": "a*b*c",
    "emphasis that begins with a space": "* a*b",
    "emphasis over a figure's underscore": "[[a__b]] c__",
    "a list in a list": "- a\n    - b",
    "a loose list": "- a\n\n- b",
    "a list of both kinds": "- a\n1. b",
    "a list that starts at three": "3. a",
    "a list with numbers of another script": "1. a\n٣. b c",
    "a quotation in a list": "- > a",
    "an empty item": "- a\n-",
    "a quotation that goes on lazily": "> a\nb",
    "a quotation that ends on nothing": "> a\n>",
    "a quotation twice": "> a\n\n> b",
    "a quotation in a paragraph": "a\n> b",
    "a figure with signs": "[[odd]]",
    "an address with signs": "[x](q.md)",
    "a long text": "a " * MOST,
}


@pytest.mark.parametrize("body", UNPLAIN.values(), ids=UNPLAIN.keys())
def test_what_can_be_read_in_two_ways_is_left_to_the_converter(body: str) -> None:
    assert short(body) is None


@pytest.mark.parametrize("body", PATHOLOGIES.values(), ids=PATHOLOGIES.keys())
def test_what_is_refused_is_not_taken(body: str) -> None:
    assert short(body) is None


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_goes_one_way_only(body: str) -> None:
    assert short(body) in (None, full(body))


def test_no_text_of_some_thousands_differs() -> None:
    outcome = fuzz_fast.outcome_of(4_000, 2026)
    assert outcome.differing == []
    assert outcome.taken > 800


pieces = st.sampled_from([*fuzz_fast.ATOMS, *fuzz_fast.MILD, *fuzz_fast.PIECES, " ", " ", "\n", "\n\n"])


@settings(max_examples=500, deadline=None)
@given(st.lists(pieces | st.text(max_size=2), max_size=14).map("".join), st.sampled_from(sorted(QUOTES)))
def test_no_text_at_all_differs(body: str, language: str) -> None:
    outcome = Outcome()
    fuzz_fast.compared(body, outcome, language=language)
    assert outcome.differing == []


def test_nearly_all_entries_of_the_example_are_plain() -> None:
    entries = [
        path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in fuzz_fast.EXAMPLE.rglob("journal/**/*.md")
    ]
    taken = sum(short(body) is not None for body in entries)
    assert taken >= 0.95 * len(entries) > 100


def test_the_short_way_can_be_closed_and_says_how_often_it_was_gone() -> None:
    ways = Ways()
    for texts in (Texts(ways=ways), Texts(ways=ways), Texts(fast=False, ways=ways)):
        assert to_html("It's so.", texts, prefix="") == "<p>It’s so.</p>"
    assert to_html("<b>x</b>", Texts(ways=ways), prefix="") == "<p><b>x</b></p>"
    assert (ways.fast, ways.full) == (2, 2)
    assert str(ways) == "2 of 4 texts (50%)"
    assert str(Ways()) == "no texts"


def test_a_figure_that_fails_fails_both_ways() -> None:
    def broken(_: str) -> Figure | None:
        raise RuntimeError("no figures today")

    with pytest.raises(RuntimeError, match="today"):
        short("[[churn]]", texts=Texts(figure=broken))


def test_a_plain_text_needs_neither_converter_nor_sanitiser() -> None:
    code = (
        "import sys\n"
        "from goalsite_gen.site.text import Texts, to_html, to_plain\n"
        "to_html('## A\\n\\n- *It\\'s* [so](x.md)', Texts(), prefix='')\n"
        "to_plain('\"So\" & so')\n"
        "print(sorted({'markdown', 'nh3', 'html.parser', 'xml.etree.ElementTree'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_words_are_those_that_the_sanitiser_leaves() -> None:
    for body in [*PLAIN.values(), *HOSTILE.values(), *fuzz_fast.cases(400, 5)]:
        try:
            page = full(body)
        except Unconvertible:
            continue
        assert words_of(page) == " ".join(html.unescape(nh3.clean(page, tags=set(), link_rel=None)).split())
