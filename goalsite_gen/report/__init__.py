"""Findings in print: one function a format, each from findings and the texts they are about to one text."""

from goalsite_gen.report.concise import concise
from goalsite_gen.report.full import full
from goalsite_gen.report.github import github
from goalsite_gen.report.json_ import json
from goalsite_gen.report.look import Format, Look, summary

FORMATS: dict[str, Format] = {"full": full, "concise": concise, "json": json, "github": github}
"""The formats of `check --output-format`, by name; the first is what people see on a terminal."""

__all__ = ["FORMATS", "Format", "Look", "concise", "full", "github", "json", "summary"]
