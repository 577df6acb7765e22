"""The sentence the first page opens with: what the pairs tell, for somebody who does not know our words yet."""

from __future__ import annotations

from collections.abc import Sequence

from goalsite_gen.insight import PairReading, ReadPair
from goalsite_gen.site import addresses, words
from goalsite_gen.site.language import mark_as, mark_count, say_as, say_count
from goalsite_gen.site.views import Link, Linked

_ORDER = (
    PairReading.HOLLOW,
    PairReading.STALLED,
    PairReading.BUILDING,
    PairReading.BALANCED,
    PairReading.TOO_EARLY,
)
"""Which reading is told: the one that asks for attention most; that it is too early only where there is no other."""

_SOME = {
    PairReading.HOLLOW: mark_count(
        "Of {all} open pairs, {n} is {hollow}: its number advances, what people see does not.",
        "Of {all} open pairs, {n} are {hollow}: their numbers advance, what people see does not.",
    ),
    PairReading.STALLED: mark_count(
        "Of {all} open pairs, {n} is {stalled}: neither its number nor what people see advances.",
        "Of {all} open pairs, {n} are {stalled}: neither their numbers nor what people see advances.",
    ),
    PairReading.BUILDING: mark_count(
        "Of {all} open pairs, {n} is {building}: what people see grows, its number is behind.",
        "Of {all} open pairs, {n} are {building}: what people see grows, their numbers are behind.",
    ),
    PairReading.BALANCED: mark_count(
        "Of {all} open pairs, {n} is {balanced}: its number advances, what people see grows or holds.",
        "Of {all} open pairs, {n} are {balanced}: their numbers advance, what people see grows or holds.",
    ),
}
_ALL = {
    PairReading.HOLLOW: mark_count(
        "The one open pair is {hollow}: its number advances, what people see does not.",
        "Each of the {n} open pairs is {hollow}: its number advances, what people see does not.",
    ),
    PairReading.STALLED: mark_count(
        "The one open pair is {stalled}: neither its number nor what people see advances.",
        "Each of the {n} open pairs is {stalled}: neither its number nor what people see advances.",
    ),
    PairReading.BUILDING: mark_count(
        "The one open pair is {building}: what people see grows, its number is behind.",
        "Each of the {n} open pairs is {building}: what people see grows, its number is behind.",
    ),
    PairReading.BALANCED: mark_count(
        "The one open pair is {balanced}: its number advances, what people see grows or holds.",
        "Each of the {n} open pairs is {balanced}: its number advances, what people see grows or holds.",
    ),
    PairReading.TOO_EARLY: mark_count(
        "For the one open pair it is {early}: there is not enough of it to be read yet.",
        "For each of the {n} open pairs it is {early}: there is not enough of it to be read yet.",
    ),
}
_TERMS = {
    PairReading.HOLLOW: ("hollow", mark_as("pair in a sentence", "hollow")),
    PairReading.STALLED: ("stalled", mark_as("pair in a sentence", "stalled")),
    PairReading.BUILDING: ("building", mark_as("pair in a sentence", "building")),
    PairReading.BALANCED: ("balanced", mark_as("pair in a sentence", "balanced")),
    PairReading.TOO_EARLY: ("early", mark_as("pair in a sentence", "too early")),
}
_HERE = "\ufffc"
"""Stands for the term until its link is set there; no author's text comes into these sentences."""


def pairs_said(pairs: Sequence[ReadPair]) -> Linked | None:
    """What the open pairs tell, its one term leading to how a pair is read; None where no pair is open."""
    readings = [read.reading for read in pairs if read.pair.is_active]
    if not readings:
        return None
    reading = next(each for each in _ORDER if each in readings)
    n, blank, term = readings.count(reading), *_TERMS[reading]
    messages = _ALL if n == len(readings) else _SOME
    said = say_count(*messages[reading], n, all=words.number(len(readings), 0), **{blank: _HERE})
    before, _, after = said.partition(_HERE)
    return Linked(before, Link(say_as(*term), f"{addresses.METHOD}#pairs"), after)
