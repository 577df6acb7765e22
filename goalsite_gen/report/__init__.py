"""Findings in print: one function a format, each from findings and the texts they are about to one text."""

from goalsite_gen.report.concise import concise
from goalsite_gen.report.diff import diff
from goalsite_gen.report.full import full
from goalsite_gen.report.github import github
from goalsite_gen.report.gitlab import gitlab
from goalsite_gen.report.json_ import json, json_lines
from goalsite_gen.report.junit import junit
from goalsite_gen.report.look import Format, Look, summary
from goalsite_gen.report.sarif import sarif
from goalsite_gen.report.statistics import statistics, statistics_json

FORMATS: dict[str, Format] = {
    "full": full, "concise": concise, "json": json, "json-lines": json_lines, "github": github, "gitlab": gitlab,
    "junit": junit, "sarif": sarif,
}  # fmt: skip
"""The formats of `check --output-format`, by name; the first is what people see on a terminal."""

__all__ = [
    "FORMATS", "Format", "Look", "concise", "diff", "full", "github", "gitlab", "json", "json_lines", "junit", "sarif",
    "statistics", "statistics_json", "summary",
]  # fmt: skip
