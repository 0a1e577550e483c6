"""What the emulator remembers: requests, messages, files, templates, numbers and the people who own phones."""

import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
VARIABLE = re.compile(r"\{\{(\w+)\}\}")
# fields of a number that Graph knows and leaves out of its answer, because nothing was ever set
UNSET_OF_A_NUMBER = (
    *("conversational_automation", "quality_score", "webhook_configuration", "new_name_status", "is_on_biz_app"),
    *("is_official_business_account", "is_pin_enabled", "is_preverified_number", "search_visibility", "certificate"),
    *("eligibility_for_api_business_global_search", "health_status", "new_certificate", "last_onboarded_time"),
    *("country_code", "country_dial_code"),
)
MEDIA_DAYS_FROM_THE_BUSINESS, MEDIA_DAYS_FROM_A_PERSON = 30, 7


@dataclass(slots=True)
class Call:
    """One Graph request and what came of it.

    ``method`` is the verb, ``name`` what it asks for (messages, read, upload, media_url, download, number, account,
    templates, create_template, subscribed_apps), ``to`` the person it is about, ``fault`` how it was spoilt.
    """

    method: str
    path: str
    body: Json | None
    at: float
    name: str = "unknown"
    to: str | None = None
    answer: Json | None = None
    status: int = 0
    fault: str | None = None


Calls = deque[Call]


@dataclass(slots=True)
class Sent:
    """One accepted message. ``to`` is the person's id, ``failed`` the code it will never arrive with."""

    id: str
    number: str
    to: str
    type: str
    body: Json
    failed: int | None
    at: float


@dataclass(slots=True)
class Media:
    """One file, uploaded to a ``number`` or sent to it by a person. After ``until`` nobody gets it any more."""

    data: bytes = field(repr=False)
    mime: str
    name: str | None = None
    until: float = 0.0
    number: str | None = None


@dataclass(slots=True)
class Template:
    """One template in one language. ``parameters`` is how many its body takes: counted, unless it is said."""

    status: str = "APPROVED"
    category: str = "UTILITY"
    components: list[Json] = field(default_factory=list)
    parameters: int = -1
    id: str = "300000000000001"

    def __post_init__(self) -> None:
        if self.parameters < 0:
            self.parameters = len(set(VARIABLE.findall(self.body)))

    @property
    def body(self) -> str:
        """Its text with the places to fill in."""
        found = [part.get("text", "") for part in self.components if part["type"].upper() == "BODY"]
        return found[0] if found else ""

    @property
    def buttons(self) -> list[str]:
        """The titles of its quick replies."""
        rows = [part["buttons"] for part in self.components if part["type"].upper() == "BUTTONS"]
        return [button["text"] for row in rows for button in row if button["type"].upper() == "QUICK_REPLY"]


@dataclass(slots=True)
class Somebody:
    """A person as Meta knows them: ``id`` is the business-scoped one, ``phone`` stays known where it is hidden."""

    id: str
    phone: str
    name: str
    hides_phone: bool = False
    username: str | None = None

    @property
    def contact(self) -> Json:
        """How webhooks name them."""
        profile: Json = {"name": self.name} | ({"username": self.username} if self.username else {})
        shown: Json = {} if self.hides_phone else {"wa_id": self.phone}
        return {"profile": profile, "user_id": self.id, **shown}


def number_fields(position: int, number: str) -> Json:
    """What Graph knows of a business number, in its usual state."""
    return {
        "id": number,
        "display_phone_number": f"+7 700 000 {position // 100:02d} {position % 100:02d}",
        "verified_name": f"School {position}",
        "quality_rating": "GREEN",
        "throughput": {"level": "STANDARD"},
        "messaging_limit_tier": "TIER_250",
        "whatsapp_business_manager_messaging_limit": "TIER_250",
        "code_verification_status": "VERIFIED",
        "name_status": "APPROVED",
        "status": "CONNECTED",
        "platform_type": "CLOUD_API",
        "account_mode": "LIVE",
    }


def account_fields(waba: str) -> Json:
    """What Graph knows of the business account."""
    return {
        "id": waba,
        "name": "School",
        "currency": "KZT",
        "timezone_id": "1",
        "country": "KZ",
        "message_template_namespace": "test_namespace",
        "account_review_status": "APPROVED",
        "business_verification_status": "verified",
        "status": "ACTIVE",
    }
