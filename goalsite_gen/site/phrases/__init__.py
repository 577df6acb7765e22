"""The sentences that are generated: standings, growth, pair readings and evidence, put into words."""

from __future__ import annotations

from goalsite_gen.site.phrases.badges import (
    growth_badge,
    growth_meaning,
    lean_badge,
    pair_badge,
    pair_heading,
    pair_meaning,
    pair_said,
    pair_sentence,
    standing_badge,
    standing_meaning,
    state_badge,
)
from goalsite_gen.site.phrases.courses import chart_words
from goalsite_gen.site.phrases.evidence import (
    beside_dip,
    dip_of,
    dip_sentence,
    health_words,
    read_words,
    short_health,
    silence_words,
    unexplained_sentence,
)
from goalsite_gen.site.phrases.forecasts import forecast_words, whole_of
from goalsite_gen.site.phrases.growth import (
    balance_sentence,
    evidence_words,
    growth_sentence,
)
from goalsite_gen.site.phrases.kinds import (
    closed_words,
    every_words,
    lean_words,
    need_words,
    shift_words,
    source_words,
    state_heading,
    type_words,
)
from goalsite_gen.site.phrases.numbers import (
    is_whole_delivery,
    latest_words,
    planned_value,
    standing_sentence,
    target_words,
    value_of,
    was_words,
)
from goalsite_gen.site.phrases.opening import pairs_said
from goalsite_gen.site.phrases.stages import rung_since, short_since, since_words, stage_sentence, stage_words

__all__ = [
    "balance_sentence",
    "beside_dip",
    "chart_words",
    "closed_words",
    "dip_of",
    "dip_sentence",
    "every_words",
    "evidence_words",
    "forecast_words",
    "growth_badge",
    "growth_meaning",
    "growth_sentence",
    "health_words",
    "is_whole_delivery",
    "latest_words",
    "lean_badge",
    "lean_words",
    "need_words",
    "pair_badge",
    "pair_heading",
    "pair_meaning",
    "pair_said",
    "pair_sentence",
    "pairs_said",
    "planned_value",
    "read_words",
    "rung_since",
    "shift_words",
    "short_health",
    "short_since",
    "silence_words",
    "since_words",
    "source_words",
    "stage_sentence",
    "stage_words",
    "standing_badge",
    "standing_meaning",
    "standing_sentence",
    "state_badge",
    "state_heading",
    "target_words",
    "type_words",
    "unexplained_sentence",
    "value_of",
    "was_words",
    "whole_of",
]
