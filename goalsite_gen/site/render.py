"""Views in, HTML out. Knows templates and views, and neither the model nor the disk of the output."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from goalsite_gen.errors import Stop
from goalsite_gen.site.language import say_count_markup, say_markup
from goalsite_gen.site.theme import theme_folder
from goalsite_gen.site.views.common import Page, SiteView


class _Unindented(Extension):
    """Drops the indentation of template sources, line by line, so that line numbers in errors stay true."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if "<pre" in source:
            return source
        return "\n".join(line.lstrip() for line in source.split("\n"))


class Renderer:
    """One set of templates: the shipped ones, with a portfolio's overrides before them.

    An override may extend what it replaces as `shipped/base.html`. Overrides run in a sandbox: a template
    that comes with the content must not reach into the machine that builds it.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        shipped = FileSystemLoader(theme_folder())
        loaders: list[BaseLoader] = [shipped, PrefixLoader({"shipped": shipped})]
        if overrides is not None:
            loaders.insert(0, FileSystemLoader(overrides))
        environment = Environment if overrides is None else ImmutableSandboxedEnvironment
        self.environment: Environment = environment(
            loader=ChoiceLoader(loaders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            extensions=[_Unindented],
        )
        self.environment.globals.update(say=say_markup, say_count=say_count_markup)
        self._shells: dict[tuple[SiteView, str, str], Markup] = {}

    def render(self, page: Page, *, site: SiteView, root: str | None = None) -> bytes:
        """The page as UTF-8 HTML that ends in `</html>` and a newline.

        `root` is the way to the site's root and follows from the page's path; give it only for a page that is
        served at any depth (404). Raises Stop with file and line if a template fails.
        """
        if root is None:
            root = "../" * page.path.count("/")
        html = self._run(
            page.TEMPLATE,
            site=site,
            page=page,
            root=root,
            canonical=canonical(site.base_url, page.path),
            masthead=self._masthead(page, site=site, root=root),
        )
        return (html.rstrip() + "\n").encode("utf-8")

    def _masthead(self, page: Page, *, site: SiteView, root: str) -> Markup:
        """The same for all pages of a section at one depth, hence rendered once."""
        here = next((item.key for item in site.nav if item.href == page.path), "")
        key = (site, root, here or f"in {page.section}")
        if key not in self._shells:
            self._shells[key] = Markup(
                self._run("parts/masthead.html", site=site, root=root, here=here, section=page.section)
            )
        return self._shells[key]

    def _run(self, template: str, **context: object) -> str:
        try:
            return self.environment.get_template(template).render(**context)
        except TemplateSyntaxError as error:
            place = f"{error.filename or error.name}:{error.lineno}"
            raise Stop(f"{place}: {error.message}", hint="mend the template") from error
        except (TemplateError, AttributeError, TypeError, ValueError, LookupError, ArithmeticError) as error:
            place = self._place(error) or template
            raise Stop(f"{place}: {error}", hint="templates may use only what the page offers") from error

    def _place(self, error: BaseException) -> str:
        """File and line of the innermost template frame; Jinja2 rewrites tracebacks to template lines."""
        place = ""
        step = error.__traceback__
        while step is not None:
            filename = step.tb_frame.f_code.co_filename
            if filename.endswith(".html"):
                place = f"{filename}:{step.tb_lineno}"
            step = step.tb_next
        return place


def canonical(base_url: str, path: str) -> str:
    """The clean address of a page under `base_url` ("…/goals/churn/"), empty without one."""
    if not base_url:
        return ""
    return base_url + quote(path.removesuffix("index.html"), safe="/-_.~%")
