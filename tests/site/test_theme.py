"""A portfolio's own look: its tokens, its lines of CSS, its templates; and the examples of the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_parts import site as sample_site
from samples import method_page, realistic
from test_contract import reader

from goalsite_gen.check import check
from goalsite_gen.errors import Stop
from goalsite_gen.model.theme import Theme
from goalsite_gen.publish.proof import leaks
from goalsite_gen.site import render_site, theme
from goalsite_gen.site.render import Renderer
from goalsite_gen.site.tokens import tokens_sheet
from tests.support import portfolio

SITE = sample_site()
DOCS = Path(__file__).parents[2] / "docs" / "theme.md"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><path d="M0 0h9v9z"/></svg>'
EXAMPLES = dict(re.findall(r"(?m)^`([^`\n]+)`:\n\n```\w+\n((?s:.*?))```$", DOCS.read_text(encoding="utf-8")))
MEDIA = {
    "media/logo.svg": LOGO,
    "media/logo-dark.svg": LOGO,
    "media/fonts/house.woff2": b"wOF2",
    "media/spare.svg": LOGO,
}


def site(settings: str, overrides: Path | None = None, audience: str = "public") -> dict[str, str]:
    """The text of every file of a site of two goals with these settings."""
    whole = portfolio(texts(settings))
    made = render_site(whole, audience=audience, overrides=overrides, media=MEDIA.get)
    return {path: data.decode("utf-8", "replace") for path, data in made.files.items()}


def texts(settings: str) -> dict[str, str]:
    return {
        "goalsite.toml": settings,
        "goals/calls.md": "---\ntitle: Calls are answered\ntype: hard\ndue: 2026-12-31\n"
        "metric: {baseline: 1, target: 9}\n---\n",
        **dict.fromkeys(MEDIA, ""),
    }


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def sheet(**colours: object) -> str:
    return tokens_sheet(Theme.model_validate({"colours": colours}), media=()).decode()


def linked(files: dict[str, str]) -> list[str]:
    """The stylesheets of the home page, in their order, without what follows from their bytes."""
    return re.findall(r'rel="stylesheet" href="assets/css/(\w+)\.[0-9a-f]{8}\.css"', files["index.html"])


def test_without_a_token_there_is_no_sheet_of_tokens() -> None:
    assert tokens_sheet(Theme(), media=()) == b""
    assert linked(site('title = "Ours"\n')) == ["goalsite"]


def test_the_shipped_colours_are_no_change() -> None:
    assert (
        sheet(measured={"light": "#0b5680", "dark": "#7cc0ee"}, observed={"dark": "#E3B062"}).count("--measured") == 0
    )


def test_a_colour_is_set_for_light_for_dark_and_for_print() -> None:
    blocks = re.findall(r"--measured: (#\w+);", sheet(measured={"light": "#1A3F8C", "dark": "#9bf"}))
    assert blocks == ["#1a3f8c", "#99bbff", "#1a3f8c"]


def test_a_colour_that_is_set_for_dark_alone_leaves_light_as_shipped() -> None:
    assert re.findall(r"--observed: (#\w+);", sheet(observed={"dark": "#f0a070"})) == ["#7a4b00", "#f0a070", "#7a4b00"]


def test_leaves_and_lines_follow_paper_and_ink() -> None:
    made = sheet(paper={"light": "#ffffff"}, ink={"light": "#000000"})
    assert "--ink-2: #404040; --edge: #787878; --rule: #d1d1d1;" in made
    assert "--cool: #f3f7f9;" in made


def test_a_named_font_comes_before_the_shipped_stack() -> None:
    made = tokens_sheet(Theme.model_validate({"fonts": {"text": "Iowan Old Style, ui-serif"}}), media=()).decode()
    assert '--serif: "Iowan Old Style", ui-serif, Georgia, "Times New Roman", serif;' in made
    assert "@font-face" not in made
    assert "--measured" not in made


def test_own_files_make_faces_and_a_file_that_is_not_there_makes_none() -> None:
    font = {"family": "House", "regular": "media/a b.woff2", "italic": "media/i.woff2", "bold": "media/b.woff2"}
    made = tokens_sheet(Theme.model_validate({"fonts": {"labels": font}}), media={"media/a b.woff2", "media/b.woff2"})
    faces = re.findall(r"@font-face .*", made.decode())
    assert ["700" in face for face in faces] == [False, True]
    assert 'font-family: "House"; src: url("../../media/a%20b.woff2")' in faces[0]


def test_equal_tokens_make_equal_bytes_and_another_name_for_other_ones() -> None:
    one, same, other = (
        {path for path in site(f'[theme.colours]\nmeasured = {{ light = "{colour}" }}\n') if "tokens" in path}
        for colour in ("#1a3f8c", "#1A3F8C", "#1a3f8d")
    )
    assert one == same != other


def test_no_style_is_written_into_a_page() -> None:
    files = site(EXAMPLES["goalsite.toml"])
    assert not [path for path, said in files.items() if path.endswith(".html") and re.search(r"<style|\sstyle=", said)]


def test_the_logo_stands_for_the_title_and_says_it() -> None:
    home = site(EXAMPLES["goalsite.toml"])["goals/calls/index.html"]
    assert '<source srcset="../../media/logo-dark.svg" media="screen and (prefers-color-scheme: dark)">' in home
    assert '<img src="../../media/logo.svg" alt="The Lantern" width="120" height="30">' in home


@pytest.mark.parametrize("audience", ["team", "board", "public", "*"])
def test_what_the_settings_name_is_for_every_audience_and_nothing_else_of_media_is(audience: str) -> None:
    published = {path for path in site(EXAMPLES["goalsite.toml"], audience=audience) if path.startswith("media/")}
    assert published == set(MEDIA) - {"media/spare.svg"}


def test_the_proof_looks_into_a_logo_too() -> None:
    hidden = "---\ntitle: The Quince Orchard closes in spring\ntype: soft\naudience: team\n---\n"
    settings = EXAMPLES["goalsite.toml"] + '[audiences]\ndefault = "public"\n'
    whole = portfolio({**texts(settings), "goals/xq7.md": hidden})
    told = MEDIA | {"media/logo.svg": b"<svg><title>The Quince Orchard closes in spring</title></svg>"}
    made = render_site(whole, audience="public", media=told.get)
    assert [one.message for one in leaks(made.files, whole=whole, seen=made.seen)] == [
        "the title of a withheld document would stand in `media/logo.svg`"
    ]


def test_a_file_that_the_settings_name_and_that_is_not_there_is_found_at_its_line() -> None:
    whole = portfolio({"goalsite.toml": 'title = "A"\n\n[theme]\nlogo = "media/lgoo.svg"\n', "media/logo.svg": ""})
    [found] = [one for one in check(whole) if one.code == "F114"]
    assert (found.span.line, found.span.column, found.hint) == (4, 8, "did you mean `media/logo.svg`?")


# Own lines of CSS and own files.


def test_own_lines_come_last(tmp_path: Path) -> None:
    overrides = put(tmp_path, "assets/css/own.css", ".label { color: var(--ink) }")
    assert linked(site(EXAMPLES["goalsite.toml"], overrides)) == ["goalsite", "tokens", "own"]


def test_a_stylesheet_that_is_no_text_stops_with_its_line(tmp_path: Path) -> None:
    put(tmp_path, "assets/css/own.css", "")
    (tmp_path / "assets/css/own.css").write_bytes(b"a{}\n/* caf\xe9 */")
    with pytest.raises(Stop, match=r"own\.css:2: this is not UTF-8"):
        theme.assets(tmp_path)


SHIPPED = Renderer().environment.list_templates()
TEMPLATES = [name for name in SHIPPED if name.endswith(".html") and not name.startswith("shipped/")]
ASSETS = sorted(theme.assets().names)


@pytest.mark.parametrize("name", TEMPLATES)
def test_any_template_can_be_replaced_by_its_name(name: str, tmp_path: Path) -> None:
    source = (theme.theme_folder() / name).read_text(encoding="utf-8")
    renderer = Renderer(put(tmp_path, name, source))
    origin = renderer.environment.get_template(name).filename
    assert origin == str(tmp_path / name)
    shown = [
        page for page in realistic().values() if name in (page.TEMPLATE, "base.html", "ui.html") or "parts/" in name
    ]
    assert shown
    html = renderer.render(shown[0], site=SITE).decode()
    assert html == Renderer().render(shown[0], site=SITE).decode()


@pytest.mark.parametrize("name", ASSETS)
def test_any_asset_can_be_replaced_by_its_name(name: str, tmp_path: Path) -> None:
    put(tmp_path, f"assets/{name}", "/* mine */")
    written = theme.assets(tmp_path).files
    assert written[theme.assets(tmp_path).names[name]] == b"/* mine */"
    assert len(written) == len(theme.assets().files)


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        (
            "pages/method.html",
            "<p>\n{{ page.leed }}",
            "method.html:2: `MethodPage` has no `leed`; did you mean `lead`?",
        ),
        ("pages/method.html", "{{ pge.title }}", "method.html:1: `pge` is unknown here; did you mean `page`?"),
        ("pages/method.html", "{{ page.sections.0.x }}", "`heading`, `id`"),
        (
            "pages/method.html",
            "\n{% include 'parts/foter.html' %}",
            "method.html:2: there is no template `parts/foter.html`",
        ),
        (
            "pages/method.html",
            '{% import "ui.html" as ui %}\n{{ ui.lnk(1) }}',
            "`ui.html` has no `lnk`; did you mean `link`?",
        ),
        (
            "pages/method.html",
            '{% extends "base.html" %}\n{% block maim %}{% endblock %}',
            "method.html:2: what it extends",
        ),
        ("pages/method.html", '{% extends "pages/method.html" %}', "names itself"),
        ("pages/goal.html", "\n{% for %}", "goal.html:2: "),
        ("pages/methd.html", "never shown", "replaces no template, and no other one names it"),
        ("ui.html", '{% extends "base.html" %}', "templates name each other in a circle"),
    ],
)
def test_a_slip_in_an_own_template_is_told_in_one_line(name: str, source: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        Renderer(put(tmp_path, name, source)).render(method_page(), site=SITE)
    assert said in str(stop.value.message)
    assert "\n" not in str(stop.value.message)
    assert "MethodPage object" not in str(stop.value.message)


def test_a_template_that_another_one_includes_may_have_any_name(tmp_path: Path) -> None:
    put(tmp_path, "parts/mine.html", "<p>Ring us.</p>")
    put(tmp_path, "parts/footer.html", '{% include "shipped/parts/footer.html" %}{% include "parts/mine.html" %}')
    assert b"<p>Ring us.</p>" in Renderer(tmp_path).render(method_page(), site=SITE)


def test_a_template_that_is_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "secret.html", "not for you")
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    (tmp_path / "templates" / "parts" / "footer.html").symlink_to(tmp_path / "secret.html")
    with pytest.raises(Stop, match="link out"):
        Renderer(tmp_path / "templates")


# The examples of docs/theme.md.

SEEN = {
    "goalsite.toml": "--measured: #1a3f8c;",
    "templates/assets/css/own.css": "House Display",
    "templates/base.html": '<meta name="author" content="The Lantern">',
    "templates/parts/footer.html": "<p>Kept by The Lantern, 4 Mill Street. Ring us.</p>",
    "templates/assets/img/icon.svg": 'd="M8 1 15 15H1z"',
}


def test_each_example_of_the_docs_is_known_here() -> None:
    assert set(EXAMPLES) == set(SEEN)


@pytest.mark.parametrize("name", SEEN)
def test_an_example_of_the_docs_does_what_it_says(name: str, tmp_path: Path) -> None:
    put(tmp_path, name, EXAMPLES[name])
    files = site(EXAMPLES["goalsite.toml"], tmp_path / "templates")
    assert any(SEEN[name] in said for said in files.values())
    assert [one for one in check(portfolio(texts(EXAMPLES["goalsite.toml"]))) if one.code[0] == "F"] == []


def test_the_templates_of_the_docs_read_only_what_is_there(tmp_path: Path) -> None:
    for name, source in EXAMPLES.items():
        put(tmp_path, name, source)
    assert reader(tmp_path / "templates").wrong == reader().wrong
