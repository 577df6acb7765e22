"""Nothing withheld may stand in any byte of a site, however it is wrapped; and nothing harmless is reported."""

from __future__ import annotations

import pytest

from goalsite_gen.findings import Place
from goalsite_gen.publish.leak import Leak, Withheld, scan

PLACE = Place("goals/merger.md", line=4)


def title(text: str) -> Withheld:
    return Withheld("title", text, PLACE)


def ident(text: str) -> Withheld:
    return Withheld("id", text, PLACE)


def texts(files: dict[str, str], *withheld: Withheld, permitted: tuple[str, ...] = ()) -> list[str]:
    pages = {path: text.encode() for path, text in files.items()}
    return [leak.text for leak in scan(pages, withheld, permitted=permitted)]


def test_a_leak_names_the_output_file_and_where_the_text_was_written() -> None:
    assert scan({"a.html": b"<p>The secret merger</p>"}, [title("secret merger")]) == (
        Leak("a.html", "title", "secret merger", PLACE),
    )


SENTENCE = "We aren’t “ready” – not before the Größe & cost are known."


@pytest.mark.parametrize(
    "page",
    [
        "<p>We aren’t “ready” – not before the Größe &amp; cost are known.</p>",
        "<p>We aren&#8217;t &ldquo;ready&rdquo; &ndash; not before the Gr&ouml;&szlig;e &amp; cost are known.</p>",
        '<p>We aren\'t "ready" - not\n   before the GRÖSSE &amp; cost are known</p>',
        "<p>We <em>aren’t</em> “<b>ready</b>” – not <a href='x.html'>before</a> the Größe &amp; cost are known.</p>",
        '<img alt="We aren’t “ready” – not before the Größe &amp; cost are known." src="x.png">',
        '<meta content="x > y"><p title=\'We aren’t "ready" – not before the Größe &amp; cost are known.\'>',
        "<!-- We aren’t “ready” – not before the Größe & cost are known. -->",
        r'["We aren\u2019t \u201cready\u201d \u2013 not before the Gr\u00f6\u00dfe \u0026 cost are known."]',
        "<content>&lt;p&gt;We aren’t “ready” – &lt;b&gt;not&lt;/b&gt; before the Größe &amp;amp; cost are known",
        'window.index=["We aren’t “ready” –\\nnot before the Größe & cost are known."]',
        "mailto:x?subject=We%20aren%E2%80%99t%20ready%20not%20before%20the%20Gr%C3%B6%C3%9Fe%20%26%20cost%20are%20known",
        "We aren’t “ready” – not before the Gro\u0308ße & cost are known.",
    ],
)
def test_a_sentence_is_found_in_every_wrapping(page: str) -> None:
    assert texts({"x.html": page}, Withheld("sentence", SENTENCE, PLACE)) == [SENTENCE]


def test_a_sentence_in_a_file_name_is_found() -> None:
    assert texts({"media/secret-merger-plan.png": ""}, title("Secret merger plan")) == ["Secret merger plan"]


def test_a_text_in_bytes_that_are_not_utf_8_is_found() -> None:
    assert len(scan({"a.png": b"\x89PNG\xff\x00tEXt secret merger \xfe"}, [title("secret merger")])) == 1


@pytest.mark.parametrize("page", ["secret mergers", "secret. The merger", "merger secret", "secretmerger"])
def test_other_words_are_no_leak(page: str) -> None:
    assert texts({"x.html": page}, title("secret merger")) == []


def test_words_from_two_attributes_do_not_make_one_title() -> None:
    assert texts({"x.html": '<p class="secret"></p><p class="merger">'}, title("secret merger")) == []


def test_a_language_without_spaces_is_searched_inside_its_sentences() -> None:
    assert texts({"x.html": "<p>私たちは合併計画を進める。</p>"}, title("合併計画")) == ["合併計画"]


def test_what_is_permitted_elsewhere_is_no_leak() -> None:
    page = {"x.html": "<h1>Customers trust us more.</h1>"}
    assert texts(page, title("Customers trust us"), permitted=("We hope that customers trust us.",)) == []


def test_an_id_is_found_as_a_whole_only() -> None:
    page = {"x.html": "<p>see layoffs-2026-plan, not layoffs-2026</p>", "y.html": "layoffs-2026b"}
    assert texts(page, ident("layoffs-2026")) == ["layoffs-2026"]


def test_an_id_is_found_in_a_path_and_in_the_name_of_a_pair() -> None:
    assert texts({"pairs/revenue--layoffs/index.html": ""}, ident("layoffs")) == ["layoffs"]


def test_a_short_id_is_no_leak_in_prose_but_in_an_address() -> None:
    prose = '<p class="trust" title="trust">they "trust" us</p>'
    assert texts({"x.html": prose}, ident("trust")) == []
    for page in ('<a href="../goals/trust/index.html">', '<h2 id="trust">', "<loc>https://x.org/goals/trust/</loc>"):
        assert texts({"x.html": page}, ident("trust")) == ["trust"]


def test_a_short_id_is_a_leak_as_a_string_of_json_but_not_as_a_key() -> None:
    assert texts({"portfolio.json": '{"trust": 1}'}, ident("trust")) == []
    assert texts({"portfolio.json": '{"goal": "trust"}'}, ident("trust")) == ["trust"]


def test_an_id_that_is_an_ordinary_permitted_word_counts_in_addresses_only() -> None:
    allowed = ("Our onboarding is slow.",)
    assert texts({"x.html": "<p>Our onboarding is slow.</p>"}, ident("onboarding"), permitted=allowed) == []
    page = {"x.html": '<a href="goals/onboarding/">'}
    assert texts(page, ident("onboarding"), permitted=allowed) == ["onboarding"]


def test_an_id_that_is_permitted_itself_is_not_looked_for() -> None:
    assert texts({"themes/growth/index.html": ""}, ident("growth"), permitted=("growth",)) == []


def test_leaks_come_in_the_order_of_files_and_of_what_is_withheld() -> None:
    page = "Second thing, first thing."
    assert texts({"b": page, "a": page}, title("first thing"), title("second thing")) == [
        "first thing", "second thing", "first thing", "second thing",
    ]  # fmt: skip


def test_thousands_of_texts_over_many_pages_are_told_apart() -> None:
    withheld = [title(f"quiet plan number {index}") for index in range(2000)]
    files = {f"{index}.html": f"<p>quiet plan number {index * 100}</p>".encode() for index in range(40)}
    assert len(scan(files, withheld)) == 20
