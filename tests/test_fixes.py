"""Fixes: offered where one edit is certainly right, made by position, and nothing else is touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalsite_gen.check import check
from goalsite_gen.findings import Finding, Fix, Span
from goalsite_gen.fixes import Config, Mended, edited, mended
from goalsite_gen.model import Portfolio
from goalsite_gen.model.reading import read
from goalsite_gen.source.files import CONTENT, Files
from tests.support import DAY

TRUST = b"---\ntitle: Customers tell us early\ntype: soft\nindicators:\n  - {id: rings-first, name: Who rings}\n---\n"


def judge(files: Files, config: Config = None) -> tuple[Portfolio, tuple[Finding, ...]]:
    portfolio = read(files, day=DAY, config=config)
    return portfolio, check(portfolio)


def gathered(files: Mapping[str, bytes]) -> tuple[Files, Config]:
    """The files by what they are: texts, tables, images, settings."""
    tops = {path: path.split("/", 1)[0] for path in sorted(files)}
    config = ("goalsite.toml", files["goalsite.toml"]) if "goalsite.toml" in files else None
    return Files(
        texts={path: files[path] for path, top in tops.items() if top in CONTENT},
        tables={path: files[path] for path, top in tops.items() if top == "data"},
        media=tuple(path for path, top in tops.items() if top == "media"),
    ), config


def judged(files: Mapping[str, bytes]) -> tuple[Portfolio, tuple[Finding, ...]]:
    return judge(*gathered(files))


def fixed(files: Mapping[str, bytes]) -> Mended:
    there, config = gathered(files)
    return mended(there, judge, config)


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
        ("type: hard\nmetric: {target: '4,5'}", "type: hard\nmetric: {target: 4.5}"),
        ("type: hard\nmetric:\n  target: 0,125", "type: hard\nmetric:\n  target: 0.125"),
        ("type: hard\nmetric: {every: montly}", "type: hard\nmetric: {every: monthly}"),
        ("type: hard\ndue: 31.12.2026", "type: hard\ndue: 2026-12-31"),
        ("type: hard\ndue: 12/31/2026", "type: hard\ndue: 2026-12-31"),
        ("tpye: hrad", "type: hard"),
        ("type: hard\nmetirc: {taget: '3', proxy: yes}", "type: hard\nmetric: {target: 3, proxy: true}"),
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
        "type: hard\ndue: 31.31.2026",
        'type: hard\nmetric: {target: "1,234"}',
        'type: hard\nmetric: {target: "1,200,50"}',
        "type: hard\nmetirc: {target: '3', every: seldom}",
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


CHURN = b"---\ntitle: Fewer leave\ntype: hard\nmetric: {id: late-bills, target: 3, readings: {2026-01-31: 5}}\n---\n"


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("[a](Churn.md)", "[a](churn.md)"),
        ("[a](../Goals/churn.md#what-we-saw)", "[a](../goals/churn.md#what-we-saw)"),
        ("[a](../goals/churn)", "[a](../goals/churn.md)"),
        ("[a](hcurn.md 'title')", "[a](churn.md 'title')"),
        ("[a][b]\n\n[b]: Churn.md", "[a][b]\n\n[b]: churn.md"),
        ("# What we saw\n\n[a](#What-we_saw)", "# What we saw\n\n[a](#what-we-saw)"),
        ("![a](../media/Desk.jpg)", "![a](../media/desk.jpg)"),
        ("We are at [[late_bills]].", "We are at [[late-bills]]."),
        ("We are at [[Late bills.target]].", "We are at [[late-bills.target]]."),
        ("We are at [[churn@2026-02-28]].", "We are at [[late-bills@2026-02-28]]."),
        ("We are at [[late-bills.taget]].", "We are at [[late-bills.target]]."),
        ("We are at [[late-bills@2026/2/28]].", "We are at [[late-bills@2026-02-28]]."),
    ],
)
def test_what_a_text_refers_to_is_put_right(written: str, mended: str) -> None:
    head = b"---\ntitle: Customers tell us early\ntype: soft\n---\n"
    files = {"goals/trust.md": head + written.encode(), "goals/churn.md": CHURN + b"# What we saw\n"}
    done = fixed(files | {"media/desk.jpg": b""})
    assert done.changes["goals/trust.md"][1] == head + mended.encode()


@pytest.mark.parametrize(
    "written",
    [
        "[a](churns.md)",
        "[a](../churn.md)",
        "[a](%43hurn.md)",
        "[a](Two.md)",
        "`[a](Churn.md)`",
        "[[churns]]",
        "[[late-bills.aim]]",
        "[[late-bills@03/04/2026]]",
        "<!-- [a](Churn.md) -->",
    ],
)
def test_what_a_text_may_refer_to_otherwise_is_left(written: str) -> None:
    text = b"---\ntitle: Customers tell us early\ntype: soft\n---\n" + written.encode()
    two = {"goals/two.md": TRUST, "goals/tw-o.md": TRUST}
    assert fixed({"goals/trust.md": text, "goals/churn.md": CHURN, **two}).changes == {}


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('date,value\n2026-01-31,"4,5"\n', "date,value\n2026-01-31,4.5\n"),
        ("date,value\r\n31.01.2026,4\r\n 2026/2/28 ,5", "date,value\r\n2026-01-31,4\r\n 2026-02-28 ,5"),
        ('\ufeff\n"date","vlaue"\n2026-01-31,4\n', '\ufeff\n"date","value"\n2026-01-31,4\n'),
        ("date,value,notes\n2026-01-31,4,a\n", "date,value,note\n2026-01-31,4,a\n"),
        ('date,value,note\n2026-1-31,"0,5","a, ""b"""\n', 'date,value,note\n2026-01-31,0.5,"a, ""b"""\n'),
    ],
)
def test_a_cell_of_a_table_is_put_right(written: str, mended: str) -> None:
    assert fixed({"data/churn.csv": written.encode()}).changes["data/churn.csv"][1] == mended.encode()


@pytest.mark.parametrize(
    "written",
    [
        "date,value\n2026-01-31,4,5\n",
        'date,value\n2026-01-31,"1,234"\n',
        "date,value\n03/04/2026,4\n",
        "date,value\n2026-01-31,4 %\n",
        "date;value\n2026-01-31;4\n",
        "day,value\n2026-01-31,4\n",
        'date,value,note\n2026-01-31,4,"a\nb"\n2026-02-30,5,c\n',
    ],
)
def test_a_table_that_may_be_meant_otherwise_is_left(written: str) -> None:
    assert fixed({"data/churn.csv": written.encode()}).changes == {}


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('tilte = "Ours"  # the name', 'title = "Ours"  # the name'),
        ("[chekc]\npreset = 'bord'", "[check]\npreset = 'board'"),
        ('[check]\nseverity = { D401 = "off", L2 = "hnit" }', '[check]\nseverity = { D401 = "off", L2 = "hint" }'),
        ('fiscal_year_start = "4"', "fiscal_year_start = 4"),
        ('as_of = "2026/9/30"', 'as_of = "2026-09-30"'),
        ('rhythm.journal = "montly"', 'rhythm.journal = "monthly"'),
        ('"rhytm".review = "weekly"\r\n', '"rhythm".review = "weekly"\r\n'),
    ],
)  # fmt: skip
def test_a_setting_is_put_right(written: str, mended: str) -> None:
    assert fixed({"goalsite.toml": written.encode()}).changes["goalsite.toml"][1] == mended.encode()


@pytest.mark.parametrize(
    "written",
    [
        'tilte = "Ours"\ntitle = "Ours"',
        '[check]\npreset = "strict"',
        '[check]\nignore = ["P999"]',
        'as_of = "03/04/2026"',
        "language = 3",
        "[rythm]\njournal = 'x'\n[rythm.more]\na = 1",
        "tilte = true",
    ],
)
def test_a_setting_that_may_be_meant_otherwise_is_left(written: str) -> None:
    assert fixed({"goalsite.toml": written.encode()}).changes == {}


def test_a_path_that_counts_from_elsewhere_is_written_as_it_counts() -> None:
    goal = b"---\ntitle: Fewer leave\ntype: hard\nmetric: {readings: %s}\n---\n"
    story = b"---\ntitle: The call\ncover: %s\ncover_alt: A desk\n---\n"
    there = {"data/churn.csv": b"date,value\n2026-01-31,4\n", "media/desk.jpg": b""}
    done = fixed({"goals/a.md": goal % b"../data/churn.csv", "stories/b.md": story % b"'desk.jpg'", **there})
    assert done.changes["goals/a.md"][1] == goal % b"data/churn.csv"
    assert done.changes["stories/b.md"][1] == story % b"'media/desk.jpg'"


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
    "goalsite.toml": b'title = "Our goals"  # ours\n[check]\npreset = "team"\nignore = ["C"]\n',
    "goals/churn.md": b"---\ntitle: Fewer customers leave\ntype: hard\nwhy: so that we can plan\nowner: Ann\n"
    b"due: 2026-12-31\npairs: [{goal: trust, because: both are about staying}]\nmetric:\n  unit: people  # a month\n"
    b"  baseline: 51\n  target: 30\n  proxy: true\n  readings: {2026-01-31: 51, 2026-08-31: 40}\n---\n"
    b"What we saw: [[churn]] and [the other half](trust.md).\n",
    "goals/calls.md": b"---\ntitle: Calls are answered\ntype: hard\nmetric: {readings: data/calls.csv}\n---\n",
    "goals/trust.md": TRUST,
    "data/calls.csv": b'date,value,note\n2026-01-31,4.5,"a, b"\n2026-08-31,5,\n',
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
    ("goals/churn.md", b"[[churn]]", b"[[chrun]]"), ("goals/churn.md", b"trust.md", b"Trust.md"),
    ("goals/calls.md", b"data/calls.csv", b"../data/calls.csv"), ("goals/calls.md", b"calls.csv", b"Calls.csv"),
    ("data/calls.csv", b",4.5,", b',"4,5",'), ("data/calls.csv", b"2026-08-31", b"31.8.2026"),
    ("data/calls.csv", b"note", b"notes"), ("data/calls.csv", b"value", b"vlaue"),
    ("goalsite.toml", b"title", b"tilte"), ("goalsite.toml", b"[check]", b"[chekc]"),
    ("goalsite.toml", b'"team"', b'"taem"'),
]  # fmt: skip


def with_ends(files: Mapping[str, bytes], end: bytes, *, has_mark: bool) -> dict[str, bytes]:
    """The same files with other line ends, and with a byte-order mark."""
    return {file: (b"\xef\xbb\xbf" * has_mark) + data.replace(b"\n", end) for file, data in files.items()}


@settings(deadline=None, max_examples=80)
@given(st.sets(st.sampled_from(SLIPS), min_size=1, max_size=6), st.sampled_from([b"\n", b"\r\n"]), st.booleans())
def test_what_slips_broke_is_as_it_was_after_fixing(
    slips: set[tuple[str, bytes, bytes]], end: bytes, has_mark: bool
) -> None:
    good = with_ends(GOOD, end, has_mark=has_mark)
    broken = dict(good)
    for file, right, wrong in sorted(slips):
        broken[file] = broken[file].replace(right, wrong)
    done = fixed(broken)
    assert {file: after for file, (_, after) in done.changes.items()} == {
        file: good[file] for file in good if good[file] != broken[file]
    }
    assert done.findings == judged(good)[1]


@settings(deadline=None, max_examples=60)
@given(st.sets(st.sampled_from(SLIPS), min_size=1, max_size=6))
def test_after_fixing_each_fixable_finding_is_gone_and_no_new_one_has_come(
    slips: set[tuple[str, bytes, bytes]],
) -> None:
    broken = dict(GOOD)
    for file, right, wrong in sorted(slips):
        broken[file] = broken[file].replace(right, wrong)
    before = judged(broken)[1]
    after = {(one.code, one.message, one.span.file) for one in fixed(broken).findings}
    allowed = {(one.code, one.message, one.span.file) for one in (*before, *judged(GOOD)[1])}
    assert not after & {(one.code, one.message, one.span.file) for one in before if one.fix}
    assert after <= allowed


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
        families = "FL" if was_read else "F"
        gone = counted(findings, families) - counted(left, families)
        assert gone[finding.code, finding.message] >= (finding.code[0] in families)
        rest = fixed(files | {"goals/churn.md": alone.encode()}).findings
        assert counted(rest, families) - counted(findings, families) == Counter()
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
