"""The judge of a message made of a template: its language, its components and what fills them."""

import re
from collections.abc import Iterator
from typing import Any

from tests.whatsapp.wording import closed, text_problems

Json = dict[str, Any]
NAME = re.compile(r"[a-z0-9_]{1,512}")
UNFIT = re.compile(r"[\n\t]| {5}")
PARAMETER_FIELDS = {
    "text": {"text"},
    "image": {"image"},
    "document": {"document"},
    "payload": {"payload"},
}


def template_problems(template: Json) -> Iterator[str]:
    """What is wrong with the content of a template message."""
    yield from closed("template", template, {"name", "language"}, {"components"})
    if not NAME.fullmatch(str(template.get("name", ""))):
        yield "template.name is not of a-z, 0-9 and _"
    language = template.get("language")
    if not isinstance(language, dict) or not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", str(language.get("code", ""))):
        yield "template.language.code is no language"
    else:
        yield from closed("language", language, {"code"}, {"policy"})
    for component in template.get("components", []):
        yield from _component(component)


def _component(component: Json) -> Iterator[str]:
    kind = component.get("type")
    if kind not in {"header", "body", "button"}:
        yield f"component.type: {kind!r}"
        return
    yield from closed(kind, component, {"type", "sub_type", "index"} if kind == "button" else {"type"}, {"parameters"})
    if kind == "button":
        yield from _button(component)
    for parameter in component.get("parameters", []):
        yield from _parameter(kind, parameter)


def _button(component: Json) -> Iterator[str]:
    if component.get("sub_type") not in {"quick_reply", "url"}:
        yield f"button.sub_type: {component.get('sub_type')!r}"
    if str(component.get("index")) not in set("0123456789"):
        yield "button.index is not 0 to 9"
    if len(component.get("parameters", [])) != 1:
        yield "a button takes one parameter"


def _parameter(kind: str, parameter: Json) -> Iterator[str]:
    form = parameter.get("type")
    if form not in PARAMETER_FIELDS or (form == "payload") != (kind == "button" and form != "text"):
        yield f"a parameter of a {kind} is no {form!r}"
        return
    yield from closed("parameter", parameter, {"type"} | PARAMETER_FIELDS[form], {"parameter_name"})
    if form == "payload":
        yield from text_problems("parameter.payload", parameter.get("payload"), 128)
    if form == "text":
        yield from text_problems("parameter.text", parameter.get("text"), 1024 if kind == "body" else 60)
        if UNFIT.search(str(parameter.get("text"))):
            yield "parameter.text has a new line, a tab or five spaces"
