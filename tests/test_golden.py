"""Whole sites of small portfolios stay as they were written down.

Data and feeds are compared byte for byte, pages by what a reader meets: title, headings, text, where links lead. So a
change of style or markup passes, and a change of words, numbers, order or addresses does not. Where it is meant,
`python -m tests.golden_update` writes it down anew; nothing else does, and no automatic run.
"""

from __future__ import annotations

import pytest

from tests.golden_update import CASES, as_text, expected, published


@pytest.mark.parametrize("case", CASES)
def test_a_site_is_as_it_was_written_down(case: str) -> None:
    now, before = published(case), expected(case)
    assert sorted(now) == sorted(before)
    for path, data in before.items():
        assert now[path].decode("utf-8").split("\n") == data.decode("utf-8").split("\n"), f"{case}: {path}"


def test_a_page_is_read_by_its_title_headings_text_and_links() -> None:
    page = """<!doctype html><html><head><title>A</title><style>x</style></head><body><nav><a href="x">Home</a></nav>
    <main class="y"><h1 id="z">One <em>two</em></h1><p>See <a href="b.html">the  other</a>,<br>or &amp; not.
    <img src="p.svg" alt="Q"><svg aria-label="up"><text>9</text></svg></p><script>no</script>
    <table><tr><th>H</th><td>5</td></tr></table></main></body></html>"""
    assert as_text(page, whole=False).split("\n") == [
        "title: A", "# One two", "See [the other](b.html),", "or & not. ![Q](p.svg) (chart: up)", "| H | 5", "",
    ]  # fmt: skip
    assert "[Home](x)" in as_text(page, whole=True)
