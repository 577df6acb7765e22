"""What is told of the HTML in a text is what the page will lack: no more, and no less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.site.text import Texts, to_html
from goalsite_gen.source.markup import ATTRIBUTES, TAGS, lost


def told(body: str) -> list[tuple[str, str]]:
    return [(one.kind, one.name) for one in lost(body)]


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("a <script>alert('<b onclick=x>')</script> b", "whole", "script"),
        ("<svg onload=alert(1)><text>hi</text></svg>", "whole", "svg"),
        ("<svg/onload=alert(1)>", "whole", "svg"),
        ("<iframe srcdoc='x'>inside</iframe>", "element", "iframe"),
        ("<object data=x></object>", "element", "object"),
        ("<base href=x> t", "element", "base"),
        ("<meta http-equiv=refresh content=0> t", "element", "meta"),
        ("<form><p>t</p></form>", "element", "form"),
        ("<style>p { color: red }</style>", "whole", "style"),
        ("<h1>Big</h1>", "element", "h1"),
        ("<FONT color=red>t</FONT>", "element", "font"),
        ("we wrote to <name> first", "unknown", "name"),
        ("if x<y and y>z", "unknown", "y"),
        ("see <goal/indicator>", "unknown", "goal"),
        ("<!DOCTYPE html> t", "declaration", ""),
        ("a <?php x ?> b", "declaration", ""),
        ("a <![CDATA[zz]]> b", "declaration", ""),
    ],
)
def test_what_goes_is_told_and_goes(body: str, kind: str, name: str) -> None:
    assert told(body) == [(kind, name)]
    page = str(to_html(body, Texts(), prefix="t-")).lower()
    written = lost(body)[0].written.lower()
    assert written not in page
    assert "&lt;" not in page


@pytest.mark.parametrize(
    ("body", "attributes"),
    [
        ("<p style='x' onclick=1>t</p>", ("style", "onclick")),
        ("<img src='x.png' alt='t' onerror=alert(1)>", ("onerror",)),
        ("<a href='https://example.org' target=_blank>t</a>", ("target",)),
        ("<div class='note mine'>t</div>", ("class",)),
        ("<table border=1><tr><td>t</td></tr></table>", ("border",)),
    ],
)
def test_attributes_that_go_are_named(body: str, attributes: tuple[str, ...]) -> None:
    assert [one.attributes for one in lost(body)] == [attributes]
    page = str(to_html(body, Texts(), prefix="t-"))
    assert not [name for name in attributes if f" {name}=" in page.replace('class="note"', "")]


@pytest.mark.parametrize(
    "body",
    [
        "<details open><summary>a</summary>b</details>", "x<sup>2</sup> H<sub>2</sub>O <br/> <kbd>a</kbd>",
        "<!-- a <script> in a comment -->", "`<script>` and ``<name>``", "```\n<iframe>\n```", "    <iframe>\n",
        "<https://example.org/a> <a@example.org>", "3 < 4 and 5 > 4", "a <b", "<3", "&lt;name&gt;", "</main> t",
        "<div class='note tip' role=note>t</div>", '<img src="x.png" alt="t" width="3" height="4">',
        '<a href="https://example.org" title="t">a</a>', "<td colspan=2 rowspan=3>t</td>",
        '<p lang="de" dir="ltr">t</p>',
    ],
)  # fmt: skip
def test_what_may_stay_is_silent(body: str) -> None:
    assert told(body) == []


def test_places_count_from_one_and_end_with_the_line() -> None:
    (one,) = lost("A line.\n\nWe wrote to <the\nname> first.")
    assert (one.line, one.column, one.length, one.written) == (3, 13, 4, "<the")


@given(st.sampled_from(sorted(TAGS)), st.sampled_from(["", " class=x", " onclick=x", " lang=de", " style=x", " open"]))
def test_an_element_that_may_stay_is_told_only_for_its_attributes(name: str, attribute: str) -> None:
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
    is_lost = attribute.strip().split("=")[0] not in {*allowed, ""} or "class" in attribute
    is_lost |= name in ("a", "img") and "lang" in attribute
    assert bool(lost(f"<{name}{attribute}>")) == is_lost


@given(st.text(st.sampled_from("<>/ab script!?[\n`=\"'&"), max_size=60))
def test_any_text_can_be_asked(body: str) -> None:
    for one in lost(body):
        assert body.split("\n")[one.line - 1][one.column - 1] == "<"
        assert one.length >= 1
