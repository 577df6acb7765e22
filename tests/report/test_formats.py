"""How each format looks, and that nothing an author writes can do anything in a terminal or in a log."""

from __future__ import annotations

import json as parser
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalsite_gen.check import check
from goalsite_gen.findings import RULES, Finding, Fix, Severity, Span
from goalsite_gen.report import (
    FORMATS,
    Look,
    concise,
    diff,
    full,
    github,
    gitlab,
    json,
    json_lines,
    junit,
    sarif,
    statistics,
    summary,
)
from goalsite_gen.report.rulebook import manual, rule_list, rule_markdown, rule_page, weight
from goalsite_gen.source.document import Document
from tests.support import portfolio

TEXTS = {
    "goals/churn.md": "---\ntitle: Fewer customers leave\ntype: hard\nmetric:\n  target: 3 percent\n---\n",
    "goals/a.md": "---\ntitle: A b c\ntype: soft\n---\n",
    "goals/b/a.md": "---\ntitle: A b c\ntype: soft\n---\n",
}


def finding(line: int = 1, column: int = 1, length: int = 1, **given: object) -> Finding:
    values: dict[str, object] = {"message": "it is so", "hint": "", "related": ()} | given
    span = Span("goals/a.md", line, column, line, column + length)
    return Finding("P301", "unpaired-goal", Severity.WARNING, span=span, **values)  # type: ignore[arg-type]


def printed(text: str, found: Finding, look: Look) -> list[str]:
    return full([found], {"goals/a.md": Document("goals/a.md", text)}, look).split("\n")


def test_full_shows_the_line_the_spot_and_what_to_write() -> None:
    read = portfolio(TEXTS)
    assert full(check(read, select=["F"]), read.documents, Look(root="content/")) == (
        "content/goals/b/a.md:1:1: error F111 duplicate-id: the id `a` is used twice\n"
        "   1 | ---\n"
        "     | ^^^ rename one of the two files, or give one an `id:` of its own\n"
        "     = content/goals/a.md:1:1: `a` is first used here\n"
        "\n"
        "content/goals/churn.md:5:11: error F108 wrong-type: `target` must be a number, not '3 percent'\n"
        "   5 |   target: 3 percent\n"
        '     |           ^^^^^^^^^ write `3` and `unit: "%"`\n'
        "\n"
        "Found 2 errors in 2 files.\n"
    )


def test_full_says_when_all_is_good_in_the_words_it_was_given() -> None:
    assert full([], {}, Look(all_good="All good: 18 goals.")) == "All good: 18 goals.\n"


def test_carets_stay_below_tabs_and_wide_characters() -> None:
    lines = printed("日本\té\u0301x here", finding(column=8, length=4), Look())
    assert lines[1:3] == ["   1 | 日本    é\u0301x here", "     |            ^^^^"]


def test_a_long_line_is_cut_around_the_spot() -> None:
    lines = printed("a" * 500 + "HERE" + "b" * 500, finding(column=501, length=4, hint="mend it"), Look(width=80))
    shown, carets = lines[1], lines[2]
    assert len(shown) <= 80
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"
    assert shown.startswith("   1 | …a")
    assert shown.endswith("b…")


def test_what_is_said_again_and_again_of_a_long_line_is_shown_once() -> None:
    many = [finding(column=9 * number + 1, length=7) for number in range(5000)]
    lines = full(many, {"goals/a.md": Document("goals/a.md", "[x](no) " * 5000)}, Look(width=80)).split("\n")
    assert lines[3:6] == ["     = and 4999 more on this line", "", "Found 5000 warnings in 1 file."]


def test_a_spot_longer_than_the_line_is_shown_from_its_start() -> None:
    lines = printed("a" * 500, finding(length=500, hint="mend it"), Look(width=80))
    assert [len(line) <= 80 for line in lines] == [True] * len(lines)
    assert lines[3] == "     = mend it"


def test_a_spot_outside_the_text_is_named_without_an_excerpt() -> None:
    assert printed("a", finding(line=9, hint="mend it"), Look())[1] == "     = mend it"
    assert printed("a", finding(column=40, hint="mend it"), Look())[2].endswith("^ mend it")


def test_control_characters_are_written_out_everywhere() -> None:
    hostile = finding(column=1, message="\x1b[2J\u202e\r\n::error::", hint="\x07", related=((Span("\x1b.md"), "\x9b"),))
    for name, write in FORMATS.items():
        report = write([hostile], {"goals/a.md": Document("goals/a.md", "\x1b]0;x\x07")}, Look(root="\x1b"))
        assert all(line.isprintable() for line in report.split("\n")), name
        assert "\\x1b" in report or "\\u001b" in report


def test_colour_is_there_only_when_asked_for() -> None:
    assert "\x1b[" not in full([finding()], {}, Look())
    assert "\x1b[33;1mwarning\x1b[0m" in full([finding()], {}, Look(colour=True))


def test_concise_is_one_line_a_finding() -> None:
    assert concise([finding(3, 7)], {}) == (
        "goals/a.md:3:7: warning P301 unpaired-goal: it is so\nFound 1 warning in 1 file.\n"
    )


def test_the_summary_counts_by_weight() -> None:
    others = [
        Finding("F108", "wrong-type", Severity.ERROR, "x", Span("goals/b.md", line)) for line in (1, 2)
    ]  # fmt: skip
    hint = Finding("D414", "few-indicators", Severity.HINT, "x", Span("goals/c.md"))
    assert summary([finding(), *others], Look()) == "Found 2 errors and 1 warning in 2 files."
    assert summary([finding(), *others, hint], Look()) == "Found 2 errors, 1 warning and 1 hint in 3 files."


def test_json_has_the_keys_that_are_promised() -> None:
    found = finding(3, 7, hint="mend it", related=((Span("goals/b.md", 2, 4), "here"),))
    assert parser.loads(json([found], {}, Look(root="content"))) == {
        "version": 1,
        "findings": [
            {
                "code": "P301",
                "name": "unpaired-goal",
                "severity": "warning",
                "message": "it is so",
                "file": "content/goals/a.md",
                "line": 3,
                "column": 7,
                "hint": "mend it",
                "url": "docs/rules/P301-unpaired-goal.md",
                "related": [{"file": "content/goals/b.md", "line": 2, "column": 4, "message": "here"}],
            }
        ],
        "summary": {"error": 0, "warning": 1, "hint": 0},
    }


def test_github_gets_a_command_for_each_finding_and_nothing_that_starts_another() -> None:
    found = finding(3, 7, 4, message="100% of `a`\n::error::no", hint="a, b: c")
    assert github([found], {}, Look(root="a,b:c%")) == (
        "::warning file=a%2Cb%3Ac%25/goals/a.md,line=3,endLine=3,col=7,endColumn=11,title=P301 unpaired-goal"
        "::100%25 of `a`\\x0a::error::no: a, b: c\n"
    )


def test_github_gets_no_columns_of_a_finding_on_several_lines() -> None:
    found = Finding("P301", "unpaired-goal", Severity.HINT, "it is so", Span("a.md", 3, 7, 5, 2))
    assert github([found], {}) == "::notice file=a.md,line=3,endLine=5,title=P301 unpaired-goal::it is so\n"


FIX = Fix(Span("goals/a.md", 3, 7, 3, 11), "now", "write `now`")


def test_what_can_be_fixed_is_marked_and_counted() -> None:
    assert concise([finding(3, 7, fix=FIX)], {}) == (
        "goals/a.md:3:7: warning P301 unpaired-goal [*]: it is so\n"
        "Found 1 warning in 1 file.\n[*] 1 fixable with `--fix`.\n"
    )


def test_only_a_whole_address_becomes_a_link_and_only_where_asked_for() -> None:
    address = "https://example.org/P301"
    assert Look(links=True).linked("P301", address) == f"\x1b]8;;{address}\x1b\\P301\x1b]8;;\x1b\\"
    assert Look().linked("P301", address) == "P301"
    assert Look(links=True).linked("P301", "docs/rules/P301-unpaired-goal.md") == "P301"


def test_codes_are_links_in_full_once_the_pages_have_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goalsite_gen.findings.DOCS_HOME", "https://example.org/docs/")
    address = "https://example.org/docs/rules/P301-unpaired-goal.md"
    linked = f"\x1b]8;;{address}\x1b\\P301\x1b]8;;\x1b\\ unpaired-goal"
    assert linked in full([finding()], {}, Look(links=True))
    assert "\x1b" not in concise([finding()], {}, Look())
    assert parser.loads(sarif([finding()], {}))["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"] == address
    assert rule_page(RULES["P301"]).endswith(f"More: {address}\n")


def test_json_tells_a_fix_where_there_is_one() -> None:
    found = [finding(), finding(3, 7, fix=FIX)]
    told = parser.loads(json(found, {}, Look(root="content")))["findings"]
    assert "fix" not in told[0]
    assert told[1]["fix"] == {
        "message": "write `now`", "file": "content/goals/a.md", "line": 3, "column": 7, "end_line": 3, "end_column": 11,
        "text": "now",
    }  # fmt: skip


def test_json_lines_are_the_findings_of_json_one_a_line() -> None:
    found = [finding(), finding(3, 7, fix=FIX)]
    lines = json_lines(found, {}).splitlines()
    assert [parser.loads(line) for line in lines] == parser.loads(json(found, {}))["findings"]
    assert json_lines([], {}) == ""


def reported(text: str) -> list[tuple[str, str]]:
    """Code and fingerprint of each finding in a code quality report of one goal."""
    read = portfolio({"goals/a.md": text})
    report = parser.loads(gitlab(check(read, select=["D4", "L2"]), read.documents))
    return [(one["check_name"], one["fingerprint"]) for one in report]


def test_gitlab_gets_its_keys() -> None:
    (told,) = parser.loads(gitlab([finding(3, 7, hint="mend it")], {}, Look(root="content")))
    assert len(told.pop("fingerprint")) == 32
    assert told == {
        "description": "unpaired-goal: it is so (mend it)", "check_name": "P301", "severity": "minor",
        "location": {"path": "content/goals/a.md", "lines": {"begin": 3, "end": 3}},
    }  # fmt: skip
    assert parser.loads(gitlab([], {})) == []


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    text = "---\ntitle: A b c\ntype: hard\n---\n[x](no.md)\n[x](no.md)\n"
    before, after = reported(text), reported(text.replace("[x]", "\nMore above.\n\n[x]").replace("type", "# one\ntype"))
    assert len({fingerprint for _, fingerprint in before}) == len(before) > 4
    assert all(re.fullmatch("[0-9a-f]{32}", fingerprint) for _, fingerprint in before)
    assert sorted(before) == sorted(after)


@pytest.mark.parametrize("root", ["", ".", "content", "content/"])
def test_gitlab_paths_are_relative_and_severities_its_own(root: str) -> None:
    read = portfolio(TEXTS)
    for told in parser.loads(gitlab(check(read), read.documents, Look(root=root))):
        assert not told["location"]["path"].startswith(("/", "./"))
        assert told["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert told["location"]["lines"]["end"] >= told["location"]["lines"]["begin"] >= 1


def test_junit_counts_are_those_of_its_cases() -> None:
    read = portfolio(TEXTS)
    root = ElementTree.fromstring(junit(check(read), read.documents))
    for suite in (root, *root):
        cases = suite.findall(".//testcase")
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == len(suite.findall(".//failure"))
        assert all(case.get("classname") and case.get("name") and case.get("file") for case in cases)
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)


def test_junit_fails_for_warnings_and_passes_for_hints() -> None:
    hint = Finding("D414", "few-indicators", Severity.HINT, "a <b> & c", Span("goals/c.md"))
    root = ElementTree.fromstring(junit([finding(3, 7, hint="mend it"), hint], {}, Look(root="content")))
    assert root.attrib == {"name": "goalsite", "tests": "2", "failures": "1", "errors": "0"}
    assert [suite.get("name") for suite in root] == ["content/goals/a.md", "content/goals/c.md"]
    failure, passed = (case[0] for suite in root for case in suite)
    assert (failure.tag, failure.get("type"), failure.get("message")) == ("failure", "warning", "it is so")
    assert failure.text == "content/goals/a.md:3:7: it is so\nmend it"
    assert (passed.tag, passed.text) == ("system-out", "content/goals/c.md:1:1: a <b> & c")


def test_junit_has_one_case_that_passed_where_nothing_was_found() -> None:
    root = ElementTree.fromstring(junit([], {}))
    assert (root.get("tests"), root.get("failures"), len(root[0][0])) == ("1", "0", 0)


@given(st.text(max_size=40), st.text(max_size=40))
def test_junit_is_well_formed_and_the_others_parse_whatever_is_said(message: str, file: str) -> None:
    found = [finding(message=message, hint=message, related=((Span(file), message),))]
    ElementTree.fromstring(junit(found, {}, Look(root=file)))
    for write in (json, json_lines, gitlab, sarif):
        parser.loads(write(found, {}, Look(root=file)))


def test_sarif_tells_rules_places_related_places_and_fixes() -> None:
    found = finding(3, 7, 4, hint="mend it", related=((Span("goals/é b.md", 2, 4, 2, 5), "here"),), fix=FIX)
    log = parser.loads(sarif([found], {}, Look(root="content")))
    (run,) = log["runs"]
    (rule,), (result,) = run["tool"]["driver"]["rules"], run["results"]
    assert log["version"] == "2.1.0"
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == ("P301", "UnpairedGoal", {"level": "warning"})
    assert "helpUri" not in rule
    assert rule["help"] == {"text": rule_page(RULES["P301"]), "markdown": rule_markdown(RULES["P301"])}
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("P301", 0, "warning")
    assert result["message"] == {"text": "it is so: mend it"}
    assert result["locations"] == [{"physicalLocation": place("content/goals/a.md", 3, 7, 11)}]
    assert result["relatedLocations"] == [
        {"id": 1, "physicalLocation": place("content/goals/%C3%A9%20b.md", 2, 4, 5), "message": {"text": "here"}}
    ]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": place("", 3, 7, 11)["region"], "insertedContent": {"text": "now"}}
    ]


def place(path: str, line: int, start: int, end: int) -> dict[str, object]:
    """A place in a log."""
    region = {"startLine": line, "startColumn": start, "endLine": line, "endColumn": end}
    return {"artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"}, "region": region}


def test_sarif_outside_the_folder_one_is_in_names_whole_addresses() -> None:
    log = parser.loads(sarif([finding()], {}, Look(root="/srv/our goals")))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///srv/our%20goals/goals/a.md"}


@pytest.mark.parametrize(("said", "written"), [("a [b] {c}", "a [b] {c}"), ("[a](1) {0}", r"\[a\](1) {{0}}")])
def test_sarif_messages_hold_no_links_and_no_placeholders(said: str, written: str) -> None:
    log = parser.loads(sarif([finding(message=said)], {}))
    assert log["runs"][0]["results"][0]["message"]["text"] == written


@pytest.mark.parametrize("name", FORMATS)
def test_equal_findings_give_equal_reports(name: str) -> None:
    one, other = (portfolio(TEXTS) for _ in range(2))
    assert FORMATS[name](check(one), one.documents) == FORMATS[name](check(other), other.documents)


def test_statistics_count_each_rule_most_frequent_first() -> None:
    hint = Finding("D414", "few-indicators", Severity.HINT, "x", Span("goals/c.md"))
    assert statistics([finding(), *[hint] * 10, finding(2, fix=FIX)]) == (
        "10  D414 few-indicators hint\n 2  P301 unpaired-goal  warning [*]\n"
        "Found 2 warnings and 10 hints in 2 files.\n[*] 1 fixable with `--fix`.\n"
    )


def test_a_diff_keeps_line_ends_and_tells_of_a_missing_one() -> None:
    assert diff({"a.md": (b"a\r\nb", b"a\r\nc")}, Look(root="x")).split("\n") == [
        "--- x/a.md", "+++ x/a.md", "@@ -1,2 +1,2 @@", " a\r", "-b", "\\ No newline at end of file", "+c",
        "\\ No newline at end of file", "",
    ]  # fmt: skip


def test_a_diff_in_colour_moves_no_cursor() -> None:
    shown = diff({"a.md": (b"\x1b[2J\nb\n", b"\x1b[2J\nc\n")}, Look(colour=True))
    assert "\\x1b[2J" in shown
    assert "\x1b[32m+c\x1b[0m\n" in shown


PARTS = ("Why", "Bad", "Good", "How to fix", "The idea behind it", "To leave it out")


def test_a_rule_is_printed_with_its_reasons_its_examples_and_the_way_out() -> None:
    page = rule_page(RULES["P301"])
    assert page.startswith("P301 unpaired-goal (warning, pairs)\n\nAn active goal stands")
    assert "\nBad:\n    @ goals/churn.md\n" in page
    assert "\n        = name a soft goal, or another observed one, under `pairs`\n" in page
    assert "\n    Pitfall: a number with nothing beside it.\n" in page


@pytest.mark.parametrize("code", RULES)
def test_the_manual_of_a_rule_is_whole(code: str) -> None:
    for text, form in ((rule_page(RULES[code]), "\n{}:\n    "), (rule_markdown(RULES[code]), "\n## {}\n\n")):
        found = [text.index(form.format(part)) for part in PARTS]
        assert found == sorted(found)
    told = manual(RULES[code])
    assert all((told.what, told.why, told.bad, told.good, told.findings, told.ideas))
    assert all(finding.hint for finding in told.findings)


def test_what_a_preset_makes_of_a_rule_is_said_beside_its_weight() -> None:
    assert weight(RULES["H706"]) == "hint, honesty, silent in the preset pilot, warning in the preset board"


def test_the_list_of_rules_has_every_rule_once() -> None:
    listed = [line.split()[0] for line in rule_list(RULES.values()).split("\n") if line.startswith("  ")]
    assert sorted(listed) == sorted(RULES)
    assert listed[0] == "F101"
