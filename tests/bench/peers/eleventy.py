"""Eleventy, run by Node without npx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Document
from tests.bench.peers.tool import HOME_LIST, Command, Tool, front_matter

_SETTINGS = """\
module.exports = (eleventyConfig) => {
  eleventyConfig.addGlobalData("layout", "page.njk");
  eleventyConfig.addGlobalData("permalink", () => (data) => `/${data.kind}/${data.id}/index.html`);
  eleventyConfig.addFilter("day", (date) => date.toISOString().slice(0, 10));
  eleventyConfig.addCollection("around", (api) => {
    const around = {};
    for (const kind of ["goals", "journal", "stories"]) {
      const items = api.getFilteredByTag(kind);
      items.forEach((item, at) => {
        around[item.data.id] = { self: item, previous: items[at - 1], next: items[at + 1] };
      });
    }
    return around;
  });
  eleventyConfig.addCollection("newest", (api) => {
    return api.getAll().filter((item) => item.data.kind).slice(-NEWEST).reverse();
  });
  return {
    dir: { input: "content", includes: "../layouts", output: "out" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
};
""".replace("NEWEST", str(HOME_LIST))
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<h1>{{ title }}</h1>
<p><time>{{ page.date | day }}</time></p>
{% set goal_page = collections.around[goal].self %}
{% if goal_page %}<p>Goal: <a href="{{ goal_page.url }}">{{ goal_page.data.title }}</a></p>{% endif %}
<main>{{ content | safe }}</main>
<nav>
{% set here = collections.around[id] %}
{% if here.previous %}<a href="{{ here.previous.url }}">{{ here.previous.data.title }}</a>{% endif %}
{% if here.next %}<a href="{{ here.next.url }}">{{ here.next.data.title }}</a>{% endif %}
</nav>
</body></html>
"""
_HOME = """\
---
layout: false
permalink: /index.html
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title></head>
<body>
<ul>{% for item in collections.goals %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}</ul>
<ul>{% for item in collections.newest %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}</ul>
</body></html>
"""


@dataclass(frozen=True)
class Eleventy(Tool):
    """Renders everything on each run, on one core."""

    name = "Eleventy"
    needs = ("@11ty/eleventy@3.1.7",)
    from_npm = True
    left = ("out", ".cache")
    note = "renders everything on each run; Liquid in Markdown is switched off."

    @property
    def template(self) -> Path:
        """The one layout of all documents."""
        return self.folder / "layouts" / "page.njk"

    def files(self, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """Settings, a layout, the home list and the documents, tagged with their kind."""
        yield "eleventy.config.cjs", _SETTINGS
        yield "layouts/page.njk", _PAGE
        yield "content/index.njk", _HOME
        for document in documents:
            head = front_matter(document, tags=document.kind)
            yield f"content/{document.kind}/{document.id}.md", f"{head}{document.plain_body}\n"

    def version(self) -> Command:
        """`eleventy --version`."""
        return self._run("--version")

    def build(self, scenario: str) -> Command:
        """`eleventy`."""
        return self._run("--quiet")

    def serve(self, port: int) -> Command:
        """`eleventy --serve`."""
        return self._run("--serve", f"--port={port}", "--quiet")

    def _run(self, *arguments: str) -> Command:
        program = self.home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return Command(("node", str(program), "--config=eleventy.config.cjs", *arguments), self.folder)
