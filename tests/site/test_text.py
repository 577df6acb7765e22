"""The author's Markdown: what is kept, what is taken away, what is refused."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalsite_gen.site.text import (
    Figure,
    Texts,
    Unconvertible,
    to_html,
    to_plain,
    words_of,
)
from goalsite_gen.site.text.limit import time_limit
from goalsite_gen.source.guard import check_body
from goalsite_gen.source.markup import ATTRIBUTES, TAGS

CHURN = Figure("2.9%", "../../goals/churn/index.html", "2.9")
SITE = {"../goals/trust.md": "../../goals/trust/index.html", "media/team.png": "../../media/team.png"}
TEXTS = Texts(figure={"churn": CHURN, "churn.target": Figure("2.5%", "", "2.5")}.get, link=SITE.get)


def html(body: str, *, prefix: str = "e-1-", language: str = "en", top: int = 3) -> str:
    return str(to_html(body, TEXTS, prefix=prefix, language=language, top=top))


class Tags(HTMLParser):
    """Every start tag of a page with its attributes, as a browser would meet them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def assert_harmless(page: str) -> None:
    for tag, attributes in Tags(page).found:
        assert tag in TAGS
        for name, value in attributes.items():
            assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
            if name == "id":
                assert value.startswith("e-1-")
            if name == "href":
                assert value.startswith(("https://", "http://", "mailto:", "#e-1-", "../../"))
            if name == "src":
                assert value.startswith("../../media/")


HOSTILE = {
    "script": "<script>window.x=1</script>",
    "onerror": "<img src=x onerror=window.x=1>",
    "onerror on a file of the site": "<img src=media/team.png onerror=window.x=1>",
    "svg": "<svg onload=window.x=1>",
    "javascript": "[a](javascript:window.x=1)",
    "javascript in capitals with a tab": "[a](JaVa\tScript:window.x=1) <a href='JaVa\tScript:x'>b</a>",
    "javascript by entities": "[a](&#106;avascript&colon;window.x=1)",
    "javascript after a no-break space": "[a](\u00a0javascript:window.x=1) [b](<\u0001javascript:x>)",
    "javascript by reference": "[a][b]\n\n[b]: javascript:window.x=1",
    "javascript in angle brackets": "<javascript:alert(1)>",
    "vbscript": "[a](vbscript:x)",
    "data": "[a](data:text/html;base64,PHNjcmlwdD4=) ![b](data:image/svg+xml,<svg onload=x>)",
    "file": "![x](file:///etc/passwd) [y](file:///etc/passwd)",
    "attribute list": "[a](../goals/trust.md){: onclick=window.x=1 style='background:url(//evil)' id='x\" y' }",
    "frame": "<iframe srcdoc='<script>parent.x=1</script>'></iframe>",
    "object": "<object data=x></object><embed src=x>",
    "refresh": "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "base": "<base href='//evil.example/'>",
    "style": "<style>*{background:url(//evil.example)}</style><p style='x'>a</p>",
    "form": "<form action=//evil.example><input name=p><button formaction=x>go</button></form>",
    "clobber": "<img name=getElementById id=querySelector><form id=document><a id=location name=cookie>x</a>",
    "mutation": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x&gt;">',
    "comment": "<!--><img src=x onerror=x>-->\n\na <!--> <img src=x onerror=x> -->",
    "unclosed": "<div><table><tr><td></main></body></html>",
    "closers": "</p></div></article></main></body></html><h1>x",
    "protocol-relative": "![x](//evil.example/x.png) [y](//evil.example) [z](\\\\evil.example) <img src=//evil/x>",
    "protocol-relative with a tab": "[y](</\t/evil.example>) <a href='/\n/evil.example'>x</a>",
    "srcset": "<img src=media/team.png srcset='//evil/x 2x'><picture><source srcset=//evil/x></picture>",
    "own mark": "<a href='goalsite:0'>x</a><a href='goalsite:99'>x</a><img src='goalsite:0'> [a](goalsite:0)",
    "markdown in a tag": "<div markdown=1>[a](javascript:x)</div>",
    "broken attribute": '<a href="javascript:x" href=\'../goals/trust.md\' title="a>b" onclick=x>y</a>',
    "placeholders": "\u0002wzxhzdk:0\u0003\u0002amp\u0003 <b onclick=x>a</b> wzxhzdk:0",
    "template": "<template><script>x</script></template><noscript><p title='</noscript><img src=x onerror=x>'>",
    "title that ends": '[a](../goals/trust.md "x\\" onmouseover=y")',
    "image alt": '!["><script>x</script>](media/team.png)',
    "surrogate": "a \ud800 b",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_comes_out_harmless(body: str) -> None:
    assert_harmless(html(body))
    assert_harmless(html(f"word {body} word"))
    assert_harmless(html(f"- {body}\n\n> {body}\n\n| a |\n|---|\n| {body} |"))


PIECES = """
< > " ' [ ] ( ) ! : / \\ ` * _ # - & ; = {: } <a href= <img src= javascript: https:// //x onerror= <!-- --> <svg
<math <style <table <div> </div> &#106; [^1] [^1]: [[churn]] media/team.png ../goals/trust.md !!! ``` ~~~ | |-
goalsite:0
"""
pieces = st.one_of(st.sampled_from([*PIECES.split(), " ", "\n", "\n\n", "    "]), st.text(max_size=4))


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=40).map("".join))
def test_no_text_at_all_gets_past_the_lists(body: str) -> None:
    try:
        assert_harmless(html(body))
    except Unconvertible:
        assert check_body(body)


def test_a_figure_is_a_live_number_linked_to_its_chart() -> None:
    assert html("Churn is [[churn]].") == (
        '<p>Churn is <a class="cited" href="../../goals/churn/index.html">'
        '<data class="live" value="2.9">2.9%</data></a>.</p>'
    )


def test_a_figure_without_a_page_is_a_live_number_only() -> None:
    assert html("[[ churn.target ]]") == '<p><data class="live" value="2.5">2.5%</data></p>'


@pytest.mark.parametrize("body", ["[[unknown]]", "`[[churn]]`", "\\[[churn]]", "[[]]"])
def test_what_is_no_figure_stands_as_written(body: str) -> None:
    assert "<data" not in html(body)
    assert body.strip("`\\") in words_of(html(body))


def test_a_figure_inside_a_link_is_no_link_of_its_own() -> None:
    assert html("[now [[churn]]](../goals/trust.md)") == (
        '<p><a href="../../goals/trust/index.html">now <data class="live" value="2.9">2.9%</data></a></p>'
    )


def test_a_link_between_documents_leads_to_the_page() -> None:
    assert html("[trust](../goals/trust.md)") == '<p><a href="../../goals/trust/index.html">trust</a></p>'
    assert html("[t][1]\n\n[1]: ../goals/trust.md") == '<p><a href="../../goals/trust/index.html">t</a></p>'
    assert html("<a href='../goals/trust.md'>t</a>") == '<p><a href="../../goals/trust/index.html">t</a></p>'


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    assert html("see [the *plan*](withheld.md)") == "<p>see the <em>plan</em></p>"
    assert "withheld" not in html("see <a href='withheld.md'>it</a>")


def test_a_link_out_of_the_site_opens_nothing_behind() -> None:
    assert html("[x](https://x.example/?a=1&b=2)") == (
        '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener">x</a></p>'
    )
    assert html("<me@x.example>") == '<p><a href="mailto:me@x.example">me@x.example</a></p>'


def test_images_come_from_the_site_or_not_at_all() -> None:
    assert html("![The team](media/team.png)") == '<p><img alt="The team" src="../../media/team.png"></p>'
    assert html("![The team](gone.png)") == "<p>The team</p>"
    assert html("![The team](https://x.example/t.png)") == (
        '<p><a href="https://x.example/t.png" rel="noopener">The team</a></p>'
    )
    assert html("<img src=https://x.example/t.png alt='The team'>") == (
        '<p><a href="https://x.example/t.png" rel="noopener">The team</a></p>'
    )


def test_a_template_in_a_text_is_text() -> None:
    body = "{{ 7*7 }} {% include 'x' %} {# c #} %s %(x)s {0} ${x}"
    assert html(body).replace("‘", "'").replace("’", "'") == f"<p>{body}</p>"


def test_headings_start_where_the_page_wants_them_and_skip_no_level() -> None:
    page = html("# One\n\n### Two\n\n# One\n\n## 🎯\n", top=4)
    assert page == (
        '<h4 id="e-1-one">One</h4>\n<h6 id="e-1-two">Two</h6>\n<h4 id="e-1-one_2">One</h4>\n'
        '<h5 id="e-1-section">🎯</h5>'
    )


def test_a_link_within_the_text_follows_its_prefix() -> None:
    page = html("# What we saw\n\n[up](#what-we-saw)")
    assert 'id="e-1-what-we-saw"' in page
    assert 'href="#e-1-what-we-saw"' in page


def test_two_texts_on_one_page_share_no_id() -> None:
    body = "# Same\n\nA[^1]\n\n[^1]: Note\n\n<p id=x>a</p><p id=x>b</p>"
    ids = [
        attributes["id"]
        for prefix in ("a-", "b-")
        for _, attributes in Tags(html(body, prefix=prefix)).found
        if "id" in attributes
    ]
    assert len(ids) == len(set(ids)) == 8


def test_an_empty_prefix_still_protects_the_document() -> None:
    assert 'id="t-location"' in html("<p id=location>x</p>", prefix="")


def test_nothing_of_one_text_shows_in_the_next() -> None:
    html("Private[^1] [a][ref] *[HTML]: secret\n\n[^1]: withheld\n\n[ref]: ../goals/trust.md")
    assert html("Public[^1] [a][ref] HTML") == "<p>Public[^1] [a][ref] HTML</p>"


def test_a_text_that_failed_leaves_nothing_behind() -> None:
    def broken(_: str) -> Figure | None:
        raise RuntimeError("no figures today")

    with pytest.raises(RuntimeError, match="today"):
        to_html("A[^1] [[churn]]\n\n[^1]: withheld", Texts(figure=broken), prefix="x-")
    assert html("B[^1]") == "<p>B[^1]</p>"


def test_footnotes_say_where_they_lead() -> None:
    page = html("One[^a] and again[^a]\n\n[^a]: Note")
    assert 'aria-label="Note 1"' in page
    assert 'href="#e-1-fnref:a"' in page
    assert 'aria-label="Back to the text of note 1, place 2"' in page
    assert "<hr" not in page


def test_a_table_scrolls_by_itself_and_has_a_name() -> None:
    page = html("| Month | Churn |\n|---|--:|\n| Jan | [[churn]] |\n\n| Month | Churn |\n|---|---|\n| Feb | 3 |")
    assert page.startswith('<section aria-label="Table: Month, Churn" class="scroll" tabindex="0"><table>')
    assert 'aria-label="Table: Month, Churn (2)"' in page
    assert '<th class="right" scope="col">Churn</th>' in page
    assert "style" not in page


def test_an_admonition_is_a_note() -> None:
    page = html('!!! warning vh "Mind"\n    The gap')
    assert page.startswith('<div class="admonition warning" role="note">\n<p class="admonition-title">Mind</p>')


def test_the_rest_of_the_dialect_works() -> None:
    assert html("Term\n: Meaning") == "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"
    assert html('```python\nx = "<b>"\n```') == '<pre><code>x = "&lt;b&gt;"\n</code></pre>'
    assert html("Note: a line like this is no metadata") == "<p>Note: a line like this is no metadata</p>"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "<p>“it’s ‘so’” – yes…</p>"),
        ("de-AT", "<p>„it’s ‚so‘“ – yes…</p>"),
        ("fr", "<p>«\u202fit’s ‹\u202fso\u202f›\u202f» – yes…</p>"),
        ("xx", "<p>“it’s ‘so’” – yes…</p>"),
    ],
)
def test_quotation_marks_follow_the_language(language: str, shown: str) -> None:
    assert html("\"it's 'so'\" -- yes...", language=language) == shown


def test_an_apostrophe_before_a_closing_quote_confuses_nothing() -> None:
    assert html('say "it\'s".') == "<p>say “it’s”.</p>"
    assert html("`it's`") == "<p><code>it's</code></p>"


def test_plain_words_have_no_notes_no_marks_and_no_line_ends() -> None:
    body = (
        "# Head\n\nA *word*[^1] & `code`\n\n- [[churn]] [x](y.md)\n\n![alt](z.png)\n\n[^1]: Note\n\n<script>x</script>"
    )
    assert to_plain(body, TEXTS) == "Head A word & code 2.9% x alt"
    assert to_plain("[[churn]]") == "[[churn]]"


def test_words_of_a_page_are_its_text() -> None:
    assert words_of("<p>a &amp; <b>b</b></p>\n<p>c</p>") == "a & b c"


PATHOLOGIES = {
    "brackets": "[" * 32_000,
    "image brackets": "![" * 16_000,
    "nested links": "[a](" * 8000,
    "nested images": "![a](" * 8000,
    "figures left open": "[[a " * 8000,
    "angle": "<a " * 9000,
    "bare angles": "<" * 32_000,
    "cdata": "<![CDATA[" * 4000,
    "comments": "<!--" * 5000 + "--!>" * 100,
    "instructions": "<?a " * 8000,
    "autolinks": "<http://a" * 4000,
    "open blocks": "<div>" * 50_000,
    "open emphasis": "".join(f"<b title={n}>" for n in range(150)) + "\n\nx" * 60_000,
    "fence": "```" + " " * 20_000 + "x",
    "spaces": " " * 100_000 + "a",
    "rules": "- " * 3000 + "x",
    "numbers": "1. " * 3000 + "x",
    "definitions": "a\n: b\n" * 3000,
    "quotes": ">" * 3000 + "a",
    "lists": "\n".join("    " * n + "- a" for n in range(120)),
    "one footnote": "[^a] " * 3000 + "\n\n[^a]: x\n",
    "headings": "# a\n" * 8000,
    "setext": "a\n===\n" * 6000,
    "too long": "word " * 60_000,
}


@pytest.mark.parametrize("body", PATHOLOGIES.values(), ids=PATHOLOGIES.keys())
def test_what_would_hang_is_refused_with_a_reason(body: str) -> None:
    reason = check_body(body)
    assert reason
    with pytest.raises(Unconvertible) as caught:
        html(body)
    assert caught.value.reason == reason


HARMLESS = {
    "sixty deep": "> " * 59 + "a",
    "many headings": "# a\n\n" * 2000,
    "many links": "[link](x) " * 1500,
    "escapes": "\\[ " * 9000,
    "backticks": " ".join("`" * n for n in range(200)),
    "code full of brackets": "```\n" + "List<String> x = a[[[<b>;\n" * 3000 + "```\n",
    "pipes": "|" * 5000 + "\n" + "|-" * 5000 + "|\n",
    "long attribute": f"<a {'a' * 200_000}>",
    "long word": "x" * 100_000,
    "combining marks": "a" + "\u0301" * 5000,
    "dashes": "-" * 50_000 + "x",
    "stars": "*a " * 10_000,
    "nothing": "",
    "blanks": "\n" * 50_000,
}


@pytest.mark.parametrize("body", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_only_odd_is_converted(body: str) -> None:
    assert check_body(body) is None
    assert html(body) is not None


def test_a_conversion_that_takes_too_long_is_stopped() -> None:
    def endless() -> None:
        with time_limit(0.05):
            while True:
                pass

    with pytest.raises(Unconvertible, match=r"more than 0\.05 seconds"):
        endless()
