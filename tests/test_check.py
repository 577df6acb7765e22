"""What is asked of `check` and by whom: selection, presets, weights, comments in documents."""

from __future__ import annotations

import pytest

from goalsite_gen.check import check
from goalsite_gen.errors import Stop
from goalsite_gen.findings import Finding, Place, Problem, Severity
from tests.support import portfolio

CHURN = "---\ntitle: Fewer customers leave\ntype: hard\ndue: 2026-12-31\n---\n"
BROKEN = "---\ntitle: Fewer customers leave\ntype: hard\ntarget: 3\n---\n"


def codes(goal: str = CHURN, config: str = "", **asked: list[str]) -> list[str]:
    return [one.code for one in findings(goal, config, **asked)]


def findings(goal: str = CHURN, config: str = "", **asked: list[str]) -> tuple[Finding, ...]:
    texts = {"goals/churn.md": goal}
    return check(portfolio(texts | {"goalsite.toml": config} if config else texts), **asked)


def front(line: str, comment: str) -> str:
    return CHURN.replace(line, f"{line}  {comment}")


def test_findings_come_by_place_then_code() -> None:
    assert [(one.span.line, one.code) for one in findings()] == [(2, "D401"), (2, "D423"), (3, "D402"), (3, "P301")]


def test_a_selection_leaves_the_others_out() -> None:
    assert codes(select=["D4"]) == ["D401", "D423", "D402"]
    assert codes(ignore=["D"]) == ["P301"]


def test_the_longer_code_wins_and_ignore_wins_over_its_equal() -> None:
    assert codes(select=["D402"], ignore=["D4"]) == ["D402"]
    assert codes(select=["D4"], ignore=["D402"]) == ["D401", "D423"]
    assert codes(select=["D4"], ignore=["D4"]) == []


def test_the_settings_select_too_and_the_caller_goes_before_them() -> None:
    assert codes(config='[check]\nselect = ["P"]') == ["P301"]
    assert codes(config='[check]\nselect = ["P"]', select=["D402"]) == ["D402"]
    assert codes(config='[check]\nignore = ["P301"]', select=["P301"]) == ["P301"]
    assert codes(config='[check]\nselect = ["D"]', ignore=["D401"]) == ["D423", "D402"]


def test_more_can_be_selected_than_one_layer_says() -> None:
    assert codes(select=["P"], extend=["D402"]) == ["D402", "P301"]
    assert codes(config='[check]\nselect = ["P"]', extend=["D402"]) == ["D402", "P301"]
    assert codes(config='[check]\nselect = ["P"]\nextend-select = ["D402"]') == ["D402", "P301"]
    assert codes(extend=["D4"], ignore=["D402"]) == ["D401", "D423", "P301"]
    assert codes(extend=["D402"], ignore=["D4"]) == ["D402", "P301"]


def test_what_the_preset_leaves_out_can_be_asked_for() -> None:
    learning = "---\ntitle: A b c\ntype: learning\n---\n"
    pilot = '[check]\npreset = "pilot"\n'
    assert "D420" not in codes(learning, pilot)
    assert "D420" in codes(learning, pilot, extend=["D420"])
    assert "D420" in codes(learning, pilot + 'extend-select = ["D42"]')


def test_a_code_that_no_rule_has_stops_the_caller() -> None:
    with pytest.raises(Stop, match="--select P30x"):
        check(portfolio({}), select=["P30x"])


def test_a_code_in_the_settings_that_no_rule_has_is_a_finding_there() -> None:
    config = (
        '[check]\nignore = ["P301", "Q9"]\nextend-select = ["Q8"]\n\n[check.severity]\nD402 = "off"\nD999 = "hint"\n'
    )
    found = [one for one in findings(config=config) if one.code == "F114"]
    assert [(one.span.file, one.span.line, one.message) for one in found] == [
        ("goalsite.toml", 2, "`Q9` names no rule"),
        ("goalsite.toml", 3, "`Q8` names no rule"),
        ("goalsite.toml", 7, "`D999` names no rule"),
    ]


def test_the_settings_give_a_rule_another_weight() -> None:
    found = findings(config='[check]\nselect = ["P301", "D402"]\nseverity = {P = "hint", P301 = "error", D = "off"}')
    assert [(one.code, one.severity) for one in found] == [("P301", Severity.ERROR)]


def test_files_that_match_a_pattern_can_be_left_out() -> None:
    assert codes(config='[check.per-file-ignores]\n"goals/*" = ["D"]') == ["P301"]
    assert "D401" in codes(config='[check.per-file-ignores]\n"journal/*" = ["D"]')


def test_a_pilot_hears_less_and_a_board_more() -> None:
    learning = "---\ntitle: A b c\ntype: learning\nindicators: [{name: N, stages: [a, b]}]\n---\n"
    weights = {preset: codes(learning, f'[check]\npreset = "{preset}"') for preset in ("pilot", "team")}
    assert {"D414", "D419", "D420", "D421"} <= set(weights["team"]) - set(weights["pilot"])
    board = {one.code: one.severity for one in findings(learning, '[check]\npreset = "board"')}
    assert board["D414"] is Severity.WARNING


def test_an_error_in_a_file_cannot_be_left_out() -> None:
    wish = BROKEN.replace("target: 3", "target: 3  # goalsite: ignore[F107]")
    for found in (
        codes(BROKEN, ignore=["F"]),
        codes(BROKEN, select=["P301"]),
        codes(BROKEN, '[check]\nignore = ["F107"]\nseverity = {F107 = "off"}'),
        codes(BROKEN, '[check.per-file-ignores]\n"*" = ["F"]'),
        codes(wish),
    ):
        assert "F107" in found


def test_a_comment_beside_a_field_is_about_its_line() -> None:
    assert codes(front("type: hard", "# goalsite: ignore[P301, D402]")) == ["D401", "D423"]
    assert codes(front("type: hard", "# goalsite: ignore[D401]")) == ["D401", "D423", "D402", "P301", "L211"]


def test_a_comment_on_a_line_of_its_own_is_about_the_document() -> None:
    assert codes(CHURN.replace("type:", "# goalsite: ignore[D, P301]\ntype:")) == []
    assert codes(CHURN + "\n<!-- goalsite: ignore[D4] -->\n") == ["P301"]


def test_a_comment_in_a_text_is_about_its_line() -> None:
    body = "[a](b.md) <!-- goalsite: ignore[L207] -->\n[c](d.md)\n"
    assert [(one.code, one.span.line) for one in findings(CHURN + body, select=["L"])] == [("L207", 7)]


def test_a_comment_in_a_text_may_give_its_reason() -> None:
    assert codes(CHURN + "\n<!-- goalsite: ignore[D4, P301] until the new desk is there -->\n") == []


def test_a_comment_in_code_is_none() -> None:
    assert "P301" in codes(CHURN + "```\n<!-- goalsite: ignore[P301] -->\n```\n")


def test_a_comment_that_leaves_nothing_out_is_found() -> None:
    found = findings(CHURN + "<!-- goalsite: ignore[P301, L2, Q1, F107] -->\n", select=["L211", "P", "L"])
    assert [(one.span.column, one.message) for one in found] == [
        (29, "`L2` is not found in this document"),
        (33, "`Q1` names no rule"),
        (37, "`F107` cannot be left out: the page could not be built"),
    ]


def test_a_comment_about_a_rule_that_was_not_asked_for_is_left_alone() -> None:
    assert codes(CHURN + "<!-- goalsite: ignore[L207] -->\n", select=["L211"]) == []


def test_comments_in_a_document_that_cannot_be_read_are_not_called_unused() -> None:
    wish = BROKEN.replace("type: hard", "type: hard  # goalsite: ignore[P301]")
    assert "L211" not in codes(wish)


def test_a_comment_without_a_code_leaves_nothing_out() -> None:
    assert "this leaves nothing out: it names no rule" in [
        one.message for one in findings(front("type: hard", "# goalsite: ignore"))
    ]


def test_one_problem_is_reported_once() -> None:
    twice = CHURN + "![][x] and ![][x]\n\n[x]: y.png\n"
    assert codes(twice, select=["L208"]) == ["L208"]


def test_problems_of_a_later_step_can_be_added() -> None:
    leak = Problem("`x` is in the output", Place("goals/churn.md"), rule="withheld-text-in-output")
    assert [one.code for one in check(portfolio({}).with_(problems=(leak,)))] == ["A903"]
