"""The account as Meta sees it: the number, its limits, who hears its webhooks, and which templates are approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.templates import TEMPLATES, Template, definition
from core.messages import MessageRefused
from core.texts import LOCALES

FIELDS: Final = "display_phone_number,verified_name,quality_rating,throughput"
LIMIT_FIELDS: Final = ("whatsapp_business_manager_messaging_limit", "messaging_limit_tier")  # the newer name first
PAGES: Final = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """One language of one template: its state at Meta («missing» where it is not), and whether its words are ours."""

    template: Template
    locale: str
    state: str
    id: str | None
    is_ours: bool

    @property
    def name(self) -> str:
        """As «invite.kk»."""
        return f"{self.template.name}.{self.locale}"


async def number_of(graph: Graph) -> Mapping[str, Any]:
    """What is known of the number: how it is written, its name, quality and throughput; see :data:`FIELDS`."""
    return await graph.get(graph.number, fields=FIELDS)


async def limit_of(graph: Graph) -> str | None:
    """How many people may be written to first in a day, as Meta calls it («TIER_250»); None where it does not say."""
    for name in LIMIT_FIELDS:
        try:
            found = (await graph.get(graph.number, fields=name)).get(name)
        except MessageRefused:  # a field this version does not know
            continue
        if isinstance(found, str):
            return found
    return None


async def listeners(graph: Graph, account: str) -> int:
    """How many apps hear what happens to this account: every word of everybody. It should be ours alone."""
    heard_by = (await graph.get(f"{account}/subscribed_apps")).get("data")
    return len(heard_by) if isinstance(heard_by, list) else 0


async def subscribe(graph: Graph, account: str) -> None:
    """From now on the app of this token hears it."""
    await graph.post(f"{account}/subscribed_apps")


async def register(graph: Graph, pin: str) -> None:
    """Make the number one of the Cloud API; ``pin`` is its second factor from now on."""
    await graph.post(f"{graph.number}/register", messaging_product="whatsapp", pin=pin)


async def standings(graph: Graph, account: str) -> Sequence[Standing]:
    """Every language of every template of ours, as it stands at Meta."""
    found = {(one.get("name"), one.get("language")): one for one in await _all(graph, account)}
    return [
        _standing(template, locale, found.get((template.known_as, locale)))
        for template in TEMPLATES.values()
        for locale in LOCALES
    ]


async def bring(graph: Graph, account: str, one: Standing) -> None:
    """Have Meta review our words: a new template, or a new text of one that is there."""
    wanted = definition(one.template, one.locale)
    if one.id is None:
        await graph.post(f"{account}/message_templates", **wanted)
    else:
        await graph.post(one.id, components=wanted["components"])


async def _all(graph: Graph, account: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    query = {"fields": "id,name,language,status,components", "limit": "100"}
    for _ in range(PAGES):
        page = await graph.get(f"{account}/message_templates", **query)
        found += [one for one in page.get("data", ()) if isinstance(one, dict)]
        after = page.get("paging", {}).get("cursors", {}).get("after")
        if not after or not page.get("paging", {}).get("next"):
            break
        query["after"] = str(after)
    return found


def _standing(template: Template, locale: str, found: Mapping[str, Any] | None) -> Standing:
    if found is None:
        return Standing(template, locale, "missing", None, is_ours=False)
    ours = _said(definition(template, locale)["components"])
    is_ours = _said(found.get("components", ())) == ours
    return Standing(template, locale, str(found.get("status", "")), str(found.get("id", "")) or None, is_ours=is_ours)


def _said(components: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The words and the titles of the buttons; examples and whatever Meta adds are no part of it."""
    said = []
    for one in components:
        if str(one.get("type", "")).upper() == "BODY":
            said.append(str(one.get("text", "")))
        said += [str(button.get("text", "")) for button in one.get("buttons", ())]
    return tuple(said)
