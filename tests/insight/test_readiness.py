"""The five questions of the readiness checklist, each answered from what was written.  # R"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from goalsite_gen.insight import derive
from goalsite_gen.insight.readiness import Answer, Verdict, readiness
from tests.rules.test_total import portfolios
from tests.support import DAY, portfolio

SIGNS = ", ".join(f"{{name: S{n}, definition: Somebody asks before noon}}" for n in range(3))
NUMBER = "---\ntitle: Fewer leave\ntype: hard\nowner: Ann\nstart: 2025-01-01\npairs: [trust]\n---\n"
TRUST = f"---\ntitle: They ask first\ntype: soft\nstart: 2025-01-01\nindicators: [{SIGNS}]\n---\n"
GOALS = {"goals/churn.md": NUMBER, "goals/trust.md": TRUST}
TEAM = {"teams/bench.md": "---\ntitle: Bench\nlead: Ann\n---\n"}
REVIEW = {"reviews/q3.md": "---\nperiod: 2026-Q3\ndate: 2026-09-20\nauthors: [Ann]\n"
          "calibrations: [{indicator: trust/s0, stage: x}]\n---\n"}  # fmt: skip


def entries(count: int, *, every: int = 7, author: str = "Bo", words: int = 5) -> dict[str, str]:
    days = [DAY - timedelta(days=every * number) for number in range(count)]
    return {f"journal/{day}-e.md": f"---\ngoal: trust\nauthor: {author}\n---\n{'word ' * words}\n" for day in days}


def answers(texts: Mapping[str, str]) -> tuple[Answer, ...]:
    return readiness(derive(portfolio(texts)))


def verdicts(texts: Mapping[str, str]) -> list[str]:
    return [answer.verdict.value for answer in answers(texts)]


def test_a_portfolio_that_is_lived_is_ready() -> None:
    texts = GOALS | TEAM | REVIEW | entries(10)
    assert verdicts(texts) == ["yes"] * 5
    assert all(not answer.next_step for answer in answers(texts))


def test_an_empty_portfolio_is_told_how_to_begin() -> None:
    assert verdicts({}) == ["no", "unknown", "unknown", "unknown", "unknown"]
    assert all(answer.next_step for answer in answers({}))


def test_a_goal_with_too_few_signs_is_named_with_its_file() -> None:
    bare = "---\ntitle: Calm\ntype: soft\nindicators: [{name: One, definition: Somebody asks before noon}, Two]\n---\n"
    answer = answers(GOALS | {"goals/calm.md": bare})[0]
    assert (answer.verdict, answer.file) == (Verdict.PARTLY, "goals/calm.md")
    assert "1 of 2; `calm` has 1." in answer.evidence
    assert [place.file for place in answer.places] == ["goals/calm.md"]


def test_a_pilot_may_have_one_sign() -> None:
    bare = "---\ntitle: Calm\ntype: soft\nindicators: [{name: One, definition: Somebody asks before noon}]\n---\n"
    pilot = {"goals/calm.md": bare, "goalsite.toml": '[check]\npreset = "pilot"\n'}
    assert answers(pilot)[0].verdict is Verdict.YES


def test_too_many_signs_are_too_many() -> None:
    many = ", ".join(f"{{name: S{n}, definition: Somebody asks before noon}}" for n in range(6))
    answer = answers({"goals/calm.md": f"---\ntitle: Calm\ntype: soft\nindicators: [{many}]\n---\n"})[0]
    assert answer.verdict is Verdict.PARTLY
    assert "dropped" in answer.next_step


def test_a_silent_journal_is_no_way_to_capture() -> None:
    old = {name.replace("2026", "2025"): text for name, text in entries(2).items()}
    answer = answers(GOALS | old)[1]
    assert answer.verdict is Verdict.NO
    assert answer.next_step == 'goalsite new entry "What I saw" --goal trust'


def test_long_entries_are_no_light_way() -> None:
    answer = answers(GOALS | entries(4, words=400))[1]
    assert answer.verdict is Verdict.PARTLY
    assert "400 words typically" in answer.evidence


def test_time_alone_without_time_together_is_half_of_it() -> None:
    answer = answers(GOALS | entries(4))[2]
    assert answer.verdict is Verdict.PARTLY
    assert "there is no review yet" in answer.evidence
    assert answer.next_step.startswith("goalsite new review")


@pytest.mark.parametrize("kept", ["churn", "trust"])
def test_one_side_alone_is_no_balance(kept: str) -> None:
    answer = answers({f"goals/{kept}.md": GOALS[f"goals/{kept}.md"]})[3]
    assert answer.verdict is Verdict.NO
    assert f"--pair {kept}" in answer.next_step


def test_a_number_whose_partner_is_silent_has_no_balance() -> None:
    assert answers(GOALS)[3].verdict is Verdict.NO
    assert answers(GOALS | entries(2))[3].verdict is Verdict.YES


def test_leaders_take_part_by_writing_or_reviewing_and_are_not_named_when_they_do_not() -> None:
    other = {"teams/desk.md": "---\ntitle: Desk\nlead: Cem Özil\n---\n"}
    assert answers(GOALS | TEAM | other | REVIEW)[4].verdict is Verdict.PARTLY
    assert answers(GOALS | TEAM | other)[4].verdict is Verdict.NO
    answer = answers(GOALS | TEAM | other | REVIEW)[4]
    assert "Özil" not in f"{answer.evidence}{answer.next_step}"  # P16
    assert "`desk`" in answer.next_step
    assert answers(GOALS | TEAM | entries(3, author="ann"))[4].verdict is Verdict.YES


def test_without_teams_the_owners_of_goals_are_asked() -> None:
    assert answers(GOALS | entries(2, author="Ann"))[4].verdict is Verdict.YES
    assert answers(GOALS | entries(2))[4].verdict is Verdict.NO


@given(texts=portfolios())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_portfolio_is_answered(texts: dict[str, str]) -> None:
    found = answers(texts)
    assert len(found) == 5
    for answer in found:
        assert answer.evidence.endswith(".")
        assert answer.verdict is Verdict.YES or answer.next_step
        assert len(answer.places) <= 3
