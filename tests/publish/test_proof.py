"""What is withheld and stands in a site all the same is told alike, whichever process finds it first."""

from __future__ import annotations

from goalsite_gen.publish.proof import Guard
from goalsite_gen.site.audience import seen_by
from tests.support import portfolio


def test_findings_come_by_path_in_whatever_order_they_were_found() -> None:
    whole = portfolio(
        {
            "goalsite.toml": '[audiences]\norder = ["team", "public"]\ndefault = "public"\n',
            "teams/below.md": "---\ntitle: The wine cellar\naudience: team\n---\n",
        }
    )
    guard = Guard(whole, seen_by(whole, "public"))
    files = dict.fromkeys(("b.html", "a.html", "c.html"), b"<p>The wine cellar</p>")
    found = guard.look(files)
    assert len(found) == 3
    assert guard.findings(found) == guard.findings(map(list, reversed(found)))
    assert [finding.message.split("`")[1] for finding in guard.findings(found)] == ["a.html", "b.html", "c.html"]
