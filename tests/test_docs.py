"""The reference pages are made from the code, nobody forgot to make them, and none is left that nothing makes."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from goalsite_gen.check import RULES
from goalsite_gen.findings import DOCS_HOME

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATOR = runpy.run_path(str(DOCS / "generate.py"), run_name="generate")
GENERATED: dict[str, str] = GENERATOR["pages"]()


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATED[name], "run `make docs`"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert GENERATOR["stale"](GENERATED) == [], "run `make docs`"


@pytest.mark.parametrize("code", RULES)
def test_the_address_of_a_rule_leads_to_its_page(code: str) -> None:
    page = DOCS / RULES[code].url.removeprefix(DOCS_HOME or "docs/")
    assert f"# {code} {RULES[code].name}\n" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_links_between_pages_lead_somewhere(name: str) -> None:
    text = re.sub(r"(?s)(`{3,4})\w*\n.*?\n\1|`[^`\n]*`", "", GENERATED[name])
    for target in re.findall(r"\]\(([^)#\s:]+)(?:#[^)]*)?\)", text):
        assert (DOCS / name).parent.joinpath(target).is_file(), target
