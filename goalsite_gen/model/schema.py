"""JSON Schema of each content type and of the settings, made from the model itself."""

from __future__ import annotations

from typing import Any

from goalsite_gen.model.entry import Entry
from goalsite_gen.model.goal import Goal
from goalsite_gen.model.review import Review
from goalsite_gen.model.settings import Settings
from goalsite_gen.model.story import Story
from goalsite_gen.model.team import Team
from goalsite_gen.model.types import Part

KINDS: dict[str, type[Part]] = {
    "goal": Goal,
    "entry": Entry,
    "story": Story,
    "review": Review,
    "team": Team,
    "settings": Settings,
}

# Forms that a field accepts beside its full one; the reader turns them into it.
_SHORT_FORMS: dict[str, list[dict[str, Any]]] = {
    "PairRef": [{"type": "string"}],
    "Stage": [{"type": "string"}],
    "Indicator": [{"type": "string"}],
    "Colour": [{"type": "string", "pattern": "^#[0-9A-Fa-f]{3}([0-9A-Fa-f]{3})?$"}],
    "Font": [{"type": "string"}],
    "Readings": [
        {"type": "string", "pattern": r"^data/.*\.csv$"},
        {"type": "object", "additionalProperties": {"type": "number"}},
        {"type": "array", "items": {"$ref": "#/$defs/GivenReading"}},
    ],
}
_NOT_WRITTEN = frozenset(("id", "date"))


def schema_of(kind: str) -> dict[str, Any]:
    """The schema (draft 2020-12) of a content type's front matter, or of the settings."""
    made = KINDS[kind].model_json_schema(by_alias=False, mode="validation")
    definitions = made.get("$defs", {})
    for name, forms in _SHORT_FORMS.items():
        if name in definitions:
            full = definitions[name]
            full["required"] = [field for field in full.get("required", []) if field != "id"]
            definitions[name] = {"anyOf": forms if name == "Readings" else [*forms, full]}
    if "Metric" in definitions:
        definitions["Metric"]["required"] = []
    _add_other_names(made, KINDS[kind])
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = f"goalsite {kind}"
    return made


def _add_other_names(schema: dict[str, Any], part: type[Part]) -> None:
    """Fields under each name they may be written by; one value is as good as a list of one."""
    properties = schema["properties"]
    properties.pop("origin", None)
    required = [name for name in schema.get("required", []) if name not in _NOT_WRITTEN and name != "origin"]
    for name, about in part.model_fields.items():
        if name == "origin":
            continue
        field = properties[name]
        if field.get("type") == "array" and "items" in field:
            kept = {key: field[key] for key in ("description",) if key in field}
            properties[name] = {"anyOf": [{k: v for k, v in field.items() if k not in kept}, field["items"]], **kept}
        choices = [str(choice) for choice in getattr(about.validation_alias, "choices", [])]
        for other in choices:
            properties[other] = properties[name]
        if name in required and len(choices) > 1:
            required.remove(name)
            schema["anyOf"] = [{"required": [choice]} for choice in choices]
        elif about.alias and about.alias != name:
            properties[about.alias] = properties.pop(name)
    schema["required"] = required
