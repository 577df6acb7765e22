"""Messages are whole, plain and all in the catalogue; nothing is glued together beside them."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from jinja2 import Environment, nodes

from goalsite_gen.site.language import DOMAIN, FOLDER
from tests.messages import template
from tests.site.tongue import CATALOGUE

ROOT = Path(__file__).parents[1]
MODULES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "goalsite_gen" / "site").rglob("*.py"))]
TEMPLATES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "templates").rglob("*.html"))]
MESSAGES = [message for message in CATALOGUE if message.id]
SAYING = {"say": 1, "mark": 1, "say_count": 2, "mark_count": 2, "say_as": 2, "mark_as": 2}
"""How many of the first arguments are literal texts."""
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "summary")
TALKING = re.compile(r"/site/(?:(?:phrases|sheets|pages|charts|words)/|(?:rows|shell|edition|figures|clusters)\.py)")
"""The modules whose texts are read on a page; others write addresses, data, markup and messages of the terminal."""
JOINED = re.compile(r"[^\W\d_]{2,}\s|\s[^\W\d_]{2,}|[^\W\d_]{3,}[.!?]$")
"""A piece of a sentence, which an id or an address never holds."""


def texts(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else message.id


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogue_is_up_to_date() -> None:
    written = (FOLDER / f"{DOMAIN}.pot").read_text(encoding="utf-8")
    assert written == template(), "run `make messages`"


def test_no_message_begins_or_ends_with_a_space() -> None:
    assert [text for message in MESSAGES for text in texts(message) if text != text.strip()] == []


def test_every_message_holds_a_word_or_says_in_what_context_it_stands() -> None:
    bare = [text for message in MESSAGES if not message.context for text in texts(message)]
    assert [text for text in bare if not re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", text))] == []


def test_a_message_with_a_number_has_a_plural() -> None:
    assert [message.id for message in MESSAGES if isinstance(message.id, str) and "n" in blanks(message.id)] == []


def test_one_has_no_blanks_that_many_have_not() -> None:
    both = [texts(message) for message in MESSAGES if not isinstance(message.id, str)]
    assert [pair for pair in both if not blanks(pair[0]) <= blanks(pair[1]) | {"n"}] == []


def test_every_blank_has_a_name() -> None:
    assert [text for message in MESSAGES for text in texts(message) if "" in blanks(text)] == []


def calls(module: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            yield node.func.id, node


@pytest.mark.parametrize("module", MODULES)
def test_what_is_said_is_a_literal_or_stands_in_a_table(module: str) -> None:
    wrong = []
    for name, call in calls(module):
        wanted = call.args[: SAYING[name]]
        is_table = name.startswith("say") and not any(isinstance(each, ast.Constant) for each in wanted)
        is_plain = all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in wanted)
        is_glued = any(isinstance(node, (ast.JoinedStr, ast.BinOp)) for each in wanted for node in ast.walk(each))
        if is_glued or not (is_plain or is_table):
            wrong.append((call.lineno, ast.unparse(call)))
    assert wrong == []


@pytest.mark.parametrize("module", MODULES)
def test_no_blank_is_filled_with_a_piece_of_a_sentence(module: str) -> None:
    given = [(call, word.value) for _, call in calls(module) for word in call.keywords]
    assert [(call.lineno, ast.unparse(value)) for call, value in given if any(map(pieces, ast.walk(value)))] == []


@pytest.mark.parametrize("module", MODULES)
def test_a_literal_message_gets_the_blanks_it_has(module: str) -> None:
    wrong = []
    for name, call in calls(module):
        last = call.args[SAYING[name] - 1] if len(call.args) >= SAYING[name] else None
        is_open = any(word.arg is None for word in call.keywords) or any(isinstance(a, ast.Starred) for a in call.args)
        if name.startswith("mark") or is_open or not isinstance(last, ast.Constant):
            continue
        given = {word.arg for word in call.keywords}
        if blanks(last.value) - {"n"} != given - {"n"}:
            wrong.append((call.lineno, last.value, given))
    assert wrong == []


@pytest.mark.parametrize("module", [module for module in MODULES if TALKING.search(module)])
def test_no_sentence_is_glued_together(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    raised = {id(node) for each in ast.walk(tree) if isinstance(each, ast.Raise) for node in ast.walk(each)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and id(node) not in raised]
    assert [(node.lineno, ast.unparse(node)) for node in found if pieces(node)] == []


def pieces(node: ast.AST) -> bool:
    """Whether a node is an f-string with words of a sentence in it."""
    if not isinstance(node, ast.JoinedStr):
        return False
    plain = [part.value.replace("goalsite ", "") for part in node.values if isinstance(part, ast.Constant)]
    return any("<" not in part and JOINED.search(part) for part in plain)


class Words(HTMLParser):
    """The words that stand in a template itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_nothing_of_its_own(template: str) -> None:
    source = re.sub(
        r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", (ROOT / template).read_text(encoding="utf-8"), flags=re.DOTALL
    )
    words = Words()
    words.feed(source)
    assert [text.strip() for text in words.found if re.search(r"[^\W\d_]|[“”]", text)] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_literal_messages_with_the_blanks_they_have(template: str) -> None:
    wrong = []
    for call in Environment().parse((ROOT / template).read_text(encoding="utf-8")).find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name not in ("say", "say_as", "say_count"):
            continue
        wanted = call.args[: SAYING[call.node.name]]
        if not all(isinstance(each, nodes.Const) for each in wanted):
            wrong.append((call.lineno, "not a literal"))
        elif blanks(wanted[-1].value) - {"n"} != {word.key for word in call.kwargs} - {"n"}:
            wrong.append((call.lineno, wanted[-1].value))
    assert wrong == []
