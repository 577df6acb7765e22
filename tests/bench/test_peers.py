"""Every generator is given all documents, has them edited where it looks, and its pages are looked at one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.bench import Subjects, edit_entry, edit_template, edit_title, rotated, see
from tests.bench.build import measured
from tests.bench.measure import Failed
from tests.bench.peers.install import TOOLS
from tests.bench.peers.tool import SCENARIOS, Tool

COUNT = 100


@pytest.fixture(params=TOOLS)
def tool(request: pytest.FixtureRequest, tmp_path: Path) -> Tool:
    """A generator with the documents laid out for it; it need not be installed."""
    laid = TOOLS[request.param](tmp_path / request.param)
    laid.lay_out(Subjects.of(COUNT).all)
    return laid


def test_every_document_is_laid_out_once_with_its_title_or_text(tool: Tool) -> None:
    texts = {tool.source(document): document.sign for document in Subjects.of(COUNT).all}
    assert len(texts) == COUNT
    assert all(sign in path.read_text(encoding="utf-8") for path, sign in texts.items())


def test_nothing_but_documents_lies_where_documents_lie(tool: Tool) -> None:
    lying = {path for kind in ("goals", "journal", "stories") for path in tool.folder.glob(f"*/{kind}/**/*.md")}
    assert lying == {tool.source(document) for document in Subjects.of(COUNT).all}


def test_an_entry_is_edited_at_its_end(tool: Tool) -> None:
    entry = Subjects.of(COUNT).entry
    edit_entry(tool, entry, "anew")
    assert tool.source(entry).read_text(encoding="utf-8").endswith("\n\nSince then anew.\n")


def test_a_title_is_edited_again_and_again(tool: Tool) -> None:
    goal = Subjects.of(COUNT).goal
    for word in ("Erstwhile", "Henceforth"):
        edit_title(tool, goal, word)
    text = tool.source(goal).read_text(encoding="utf-8")
    assert f"\ntitle: Henceforth {goal.title}\n" in text
    assert "Erstwhile" not in text


def test_a_template_is_edited_before_its_end(tool: Tool) -> None:
    edit_template(tool, "anew")
    assert '<p class="anew">anew</p>\n</body>' in tool.template.read_text(encoding="utf-8")


def test_clearing_takes_the_site_and_leaves_the_documents(tool: Tool) -> None:
    page = tool.page(Subjects.of(COUNT).entry)
    page.parent.mkdir(parents=True)
    page.write_text("a page", encoding="utf-8")
    tool.clear()
    assert not tool.out.exists()
    assert tool.source(Subjects.of(COUNT).entry).exists()


def test_a_page_that_is_missing_or_lacks_its_word_is_told(tool: Tool) -> None:
    documents = Subjects.of(COUNT).all[:3]
    for document in documents[:2]:
        page = tool.page(document)
        page.parent.mkdir(parents=True)
        page.write_text("a word", encoding="utf-8")
    see(tool, documents[:2], ["word", "word"])
    with pytest.raises(Failed, match=f"2 of 3 pages are not right, first `{documents[1].id}`"):
        see(tool, documents, ["word", "another", "word"])


def test_the_goal_that_is_edited_is_that_of_the_entry_and_many_pages_name_it() -> None:
    subjects = Subjects.of(1_000)
    assert subjects.entry.goal == subjects.goal.id
    assert {document.kind for document in subjects.of_goal()} == {"goals", "journal", "stories"}
    assert len(subjects.of_goal()) == 1_000 // 10


def test_each_round_begins_with_another_tool(tmp_path: Path) -> None:
    tools = [kind(tmp_path) for kind in TOOLS.values()]
    assert [rotated(tools, number)[0].name for number in range(len(tools) + 1)] == [
        *(tool.name for tool in tools),
        tools[0].name,
    ]


def test_goalsite_goes_through_a_whole_round_with_each_edit_on_its_pages(tmp_path: Path) -> None:
    results = measured({"goalsite": tmp_path}, tmp_path / "work", count=20, rounds=1)
    assert list(results.took["goalsite"]) == list(SCENARIOS)


def test_a_tool_that_is_not_there_is_left_out_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = measured({"mkdocs": tmp_path / "nowhere"}, tmp_path / "work", count=COUNT, rounds=1)
    assert results.took == {}
    assert capsys.readouterr().err.startswith("without MkDocs: ")
