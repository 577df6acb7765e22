"""Fixes: offered where one edit is certainly right, made by position, and nothing else is touched."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goalsite_gen.check import check
from goalsite_gen.findings import Finding, Fix, Span
from goalsite_gen.fixes import Mended, edited, mended
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import Files
from tests.support import DAY

TRUST = b"---\ntitle: Customers tell us early\ntype: soft\nindicators:\n  - {id: rings-first, name: Who rings}\n---\n"


def judge(files: Files) -> tuple[Portfolio, tuple[Finding, ...]]:
    portfolio = read(files, day=DAY)
    return portfolio, check(portfolio)


def fixed(files: dict[str, bytes]) -> Mended:
    return mended(Files(texts=files), judge)


def goal(fields: str) -> bytes:
    """What becomes of a goal with these fields below its title."""
    before = f"---\ntitle: Fewer customers leave\n{fields}\n---\n".encode()
    after = fixed({"goals/churn.md": before, "goals/trust.md": TRUST}).changes.get("goals/churn.md", (before, before))
    assert after[0] == before
    return after[1].removeprefix(b"---\ntitle: Fewer customers leave\n").removesuffix(b"\n---\n")


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("type: hard\nowenr: Ann", "type: hard\nowner: Ann"),
        ("type: hard\nmetric:\n  taget: 3", "type: hard\nmetric:\n  target: 3"),
        ("'tpye': hard", "'type': hard"),
        ("type: qualitativ", "type: qualitative"),
        ('type: "hrad"  # why?', 'type: "hard"  # why?'),
        ('type: hard\nmetric: {target: "3"}', "type: hard\nmetric: {target: 3}"),
        ("type: hard\nmetric: {decimals: '1'}", "type: hard\nmetric: {decimals: 1}"),
        ("type: hard\nmetric: {proxy: yes}", "type: hard\nmetric: {proxy: true}"),
        ("type: hard\nmetric: {proxy: 'No'}", "type: hard\nmetric: {proxy: false}"),
        ("type: hard\ndue: 2026/3/1", "type: hard\ndue: 2026-03-01"),
        ('type: hard\nmetric:\n  readings: {2026-1-5: "4"}', "type: hard\nmetric:\n  readings: {2026-01-05: 4}"),
        ("type: hard\npairs: [Trsut]", "type: hard\npairs: [trust]"),
        ("type: hard\nparent: trust.md", "type: hard\nparent: trust"),
        ("type: hard  # goalsite: ignore[P304]", "type: hard"),
        ("# goalsite: ignore[P304]\ntype: hard", "type: hard"),
        ("type: hard  # goalsite: ignore[P304, D402, L201]", "type: hard  # goalsite: ignore[D402]"),
        ("type: hard  # goalsite: ignore[F107]", "type: hard"),
    ],
)
def test_what_is_certain_is_put_right(written: str, mended: str) -> None:
    assert goal(written) == mended.encode()


@pytest.mark.parametrize(
    "written",
    [
        "type: hard\nowner: Ann\nowenr: Ann",
        "type: hard\ngaols: trust",
        "type: hard\nmetric: {target: 3 percent}",
        'type: hard\nmetric: {target: "1,200"}',
        'type: hard\nmetric: {target: "03"}',
        "type: hard\ndue: 03/04/2026",
        "type: hard\ndue: 2026-2-30",
        "type: hard\npairs: [trusts]",
        "type: hard\nparent: churn-2",
        "type: hard\nowenr: [a, b]",
        "type: >\n  qualitativ",
        "type: hard  # goalsite: ignore[P304] until the summer",
        "type: hard  # goalsite: ignore[C601]",
        "type: hard  # goalsite: ignore[Q9]",
        "type: hard  # goalsite: ignore",
        "type: hard\nwhy: |\n  as they say # goalsite: ignore[P304]",
        "type: hard\naudience: [public",
    ],
)
def test_what_may_be_meant_in_another_way_is_left_to_its_author(written: str) -> None:
    assert goal(written) == written.encode()


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("a <!-- goalsite: ignore[P304] -->\n", "a\n"),
        ("a <!-- goalsite: ignore[P304] --> b", "a b"),
        ("a\n\n<!-- goalsite: ignore[P304] -->\n\nb\n", "a\n\n\nb\n"),
        ("a\n\n<!-- goalsite: ignore[P304] -->", "a\n\n"),
        ("a\n<!-- goalsite: ignore[P304] -->\nb\n", "a\n<!-- goalsite: ignore[P304] -->\nb\n"),
        ("<!-- goalsite: ignore[P304] --> # b\n", "<!-- goalsite: ignore[P304] --> # b\n"),
    ],
)
def test_a_comment_goes_from_a_text_only_where_nothing_else_changes(written: str, mended: str) -> None:
    head = b"---\ntitle: Customers tell us early\ntype: soft\n---\n"
    before = {"goals/trust.md": head + written.encode()}
    assert fixed(before).changes.get("goals/trust.md", (b"", head + written.encode()))[1] == head + mended.encode()


def test_a_comment_stays_while_a_document_cannot_be_read() -> None:
    wish = b"---\ntitle: Fewer leave\ntype: hard  # goalsite: ignore[P301]\nnonsense: 1\n---\n"
    assert fixed({"goals/churn.md": wish}).changes == {}


def test_a_reference_in_another_document_is_put_right() -> None:
    entry = b"---\ngoal: trust\nindicator: rings_first\n---\nShe rang.\n"
    done = fixed({"goals/trust.md": TRUST, "journal/2026-03-14-a.md": entry})
    assert done.changes["journal/2026-03-14-a.md"][1] == entry.replace(b"_", b"-")
    assert done.count == 1


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [b"", b"\n"])
def test_line_ends_the_mark_and_a_missing_last_line_end_stay(end: bytes, mark: bytes, last: bytes) -> None:
    good = mark + "---\ntitle: Café 日本 𝒳\ntype: soft\nowner: Zoë  # ☂\n---\nText\twith  blanks ".encode() + last
    good = good.replace(b"\n", end)
    slip = good.replace(b"owner", b"onwer").replace(b"soft", b"sotf")
    assert fixed({"goals/trust.md": slip}).changes == {"goals/trust.md": (slip, good)}


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    def fix(start: int, end: int, text: str) -> Fix:
        return Fix(Span("a.md", 1, start, 1, end), text, "")

    assert edited("abcdef", [fix(3, 5, "X"), fix(2, 4, "Y"), fix(5, 7, "Z"), fix(5, 7, "Z")]) == "aYdZ"


def test_a_field_is_not_renamed_where_that_would_uncover_other_errors() -> None:
    slip = b"---\ntitle: Fewer leave\ntype: hard\nmetirc:\n  target: three\n---\n"
    assert fixed({"goals/churn.md": slip}).changes == {}


LINE_END = re.compile(r"\r\n|\r|\n")
GOOD = {
    "goals/churn.md": b"---\ntitle: Fewer customers leave\ntype: hard\nwhy: so that we can plan\nowner: Ann\n"
    b"due: 2026-12-31\npairs: [{goal: trust, because: both are about staying}]\nmetric:\n  unit: people  # a month\n"
    b"  baseline: 51\n  target: 30\n  proxy: true\n  readings: {2026-01-31: 51, 2026-08-31: 40}\n---\nWhat we saw.\n",
    "goals/trust.md": TRUST,
    "journal/2026-09-14-a.md": b"---\ngoals: [trust]\nindicators: [rings-first]\nevidence: supports\n---\nShe rang.\n",
}
SLIPS = [
    ("goals/churn.md", b"title:", b"tilte:"), ("goals/churn.md", b"type: hard", b"type: hrad"),
    ("goals/churn.md", b"owner:", b"onwer:"), ("goals/churn.md", b"baseline: 51", b'baseline: "51"'),
    ("goals/churn.md", b"proxy: true", b"proxy: yes"), ("goals/churn.md", b"due: 2026-12-31", b"due: 2026/12/31"),
    ("goals/churn.md", b"2026-01-31:", b"2026-1-31:"), ("goals/churn.md", b"goal: trust", b"goal: turst"),
    ("goals/churn.md", b"metric:", b"metirc:"), ("goals/churn.md", b"because:", b"becuase:"),
    ("goals/churn.md", b"target: 30", b"target: '30'"), ("goals/trust.md", b"type: soft", b"type: Soft"),
    ("journal/2026-09-14-a.md", b"[trust]", b"[trust.md]"), ("journal/2026-09-14-a.md", b"rings-f", b"rings_f"),
    ("journal/2026-09-14-a.md", b"supports", b"suports"), ("journal/2026-09-14-a.md", b"evidence:", b"evidnece:"),
    ("goals/churn.md", b"hard", b"hard  # goalsite: ignore[P304]"),
    ("goals/trust.md", b"soft", b"soft  # goalsite: ignore[L207, F107]"),
]  # fmt: skip
INSIDE = [
    (b"metric:", b"baseline: 51"), (b"metric:", b"target: 30"), (b"metric:", b"proxy: true"),
    (b"metric:", b"2026-01-31:"), (b"evidence:", b"supports"),
]  # fmt: skip
"""A key with what stands inside it: while the key is unknown, so is whether its value is right."""


@settings(deadline=None, max_examples=60)
@given(st.sets(st.sampled_from(SLIPS), min_size=1, max_size=5), st.sampled_from([b"\n", b"\r\n"]), st.booleans())
def test_what_slips_broke_is_as_it_was_after_fixing(
    slips: set[tuple[str, bytes, bytes]], end: bytes, has_mark: bool
) -> None:
    good = {file: (b"\xef\xbb\xbf" * has_mark) + data.replace(b"\n", end) for file, data in GOOD.items()}
    broken = dict(good)
    for file, right, wrong in slips:
        broken[file] = broken[file].replace(right, wrong)
    assume(not any({key, value} <= {right for _, right, _ in slips} for key, value in INSIDE))
    done = fixed(broken)
    assert {file: after for file, (_, after) in done.changes.items()} == {
        file: good[file] for file in good if good[file] != broken[file]
    }
    assert done.findings == judge(Files(texts=good))[1]


KEYS = ["title", "type", "owner", "onwer", "due", "metric", "metirc", "pairs", "pair", "parent", "why", "id", "closed"]
VALUES = [
    "hard", "hrad", "soft", "qualitativ", '"3"', "3", "yes", "2026-3-1", "2026-02-30", "[turst]", "trust", "Trust.md",
    "", '{target: "3", proxy: yes}', "{taget: 3, target: 4}", "[{id: a, nmae: b}]", "~", "'x'", "|\n  a\n  b",
    "{date: 2026-1-1, becuase: x}",
]  # fmt: skip
COMMENTS = ["", "", "  # goalsite: ignore[P301]", "  # goalsite: ignore[P304, D402]", "  # é"]
LINES = st.builds("{}: {}{}".format, st.sampled_from(KEYS), st.sampled_from(VALUES), st.sampled_from(COMMENTS))
BODIES = st.sampled_from(["", "text", "a <!-- goalsite: ignore[L207] -->\n", "[x](no.md)\n"])
DOCUMENTS = st.builds(
    lambda lines, body: "---\n" + "".join(f"{line}\n" for line in lines) + "---\n" + body,
    st.lists(LINES, min_size=1, max_size=7), BODIES,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(DOCUMENTS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_a_fix_ends_its_finding_begins_none_and_touches_nothing_else(text: str, end: str, mark: str) -> None:
    data = (mark + text.replace("\n", end)).encode()
    files = {"goals/churn.md": data, "goals/trust.md": TRUST}
    portfolio, findings = judge(Files(texts=files))
    for finding in findings:
        if finding.fix is None:
            continue
        alone = edited(data.decode(), [finding.fix])
        assert_only_the_span_changed(data.decode(), alone, finding.fix)
        after, left = judge(Files(texts=files | {"goals/churn.md": alone.encode()}))
        was_read = any(content.file == "goals/churn.md" for content in portfolio.contents())
        judged = "FL" if was_read else "F"
        gone = counted(findings, judged) - counted(left, judged)
        assert gone[finding.code, finding.message] >= (finding.code[0] in judged)
        assert counted(left, judged) - counted(findings, judged) == Counter()
        assert after.documents["goals/churn.md"].fields is not None
    once = fixed(files)
    twice = fixed(files | {file: now for file, (_, now) in once.changes.items()})
    assert (twice.changes, twice.count) == ({}, 0)
    assert [one for one in once.findings if one.fix] == []


def counted(findings: tuple[Finding, ...], families: str) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message) for one in findings if one.code[0] in families)


def assert_only_the_span_changed(before: str, after: str, fix: Fix) -> None:
    taken = len(before) - len(after) + len(fix.text)
    places = [at for at in range(len(before) + 1) if before[:at] + fix.text + before[at + taken :] == after]
    assert fix.span.line in {len(LINE_END.findall(before[:at])) + 1 for at in places}
