"""How the account stands, by real calls: what staff read of it, and what an operator is told and can bring in line."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.channels.whatsapp import checking, setup
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.setup import WhatsAppRefused
from bot.connecting import Http
from core import connections, windows
from core.connections import Light
from core.messages import SendError
from core.settings import ChatSettings, Settings
from core.texts import LOCALES
from tests.channels.whatsapp.conftest import NUMBER, channel_of, until
from tests.chat import LiveBot
from tests.whatsapp import answering
from tests.whatsapp import graph as pages
from tests.whatsapp.approved import settings_of
from tests.whatsapp.server import CloudServer

TEMPLATES = {f"template.{name}.{locale}" for name in ("invite", "duty", "appointment", "news") for locale in LOCALES}
Said = dict[str, tuple[Light, str]]


@pytest.fixture
async def cloud(server: CloudServer) -> AsyncIterator[Graph]:
    """The number, asked as the product asks it."""
    http, settings = Http(), settings_of(server)
    yield Graph(http, settings.token.get_secret_value(), NUMBER, settings.api_base)
    await http.close()


async def facts(cloud: Graph, server: CloudServer, **changed: Any) -> Said:
    settings = settings_of(server).model_copy(update=changed)
    found = await checking.facts(cloud, settings)
    assert len({fact.name for fact in found}) == len(found)
    return {fact.name: (fact.light, fact.value) for fact in found}


async def test_everything_is_asked_of_meta_itself(cloud: Graph, server: CloudServer) -> None:
    found = await facts(cloud, server)

    assert found.keys() == {"token", "number", "quality", "throughput", "limit", "webhook"} | TEMPLATES
    assert {light for light, _ in found.values()} == {Light.FINE}
    assert found["number"][1] == "+7 700 000 00 01 · School 1"
    assert (found["quality"][1], found["throughput"][1], found["limit"][1]) == ("GREEN", "STANDARD", "TIER_250")
    assert {found[name][1] for name in TEMPLATES} == {"APPROVED"}


async def test_each_thing_says_how_it_stands_and_what_is_not_known_is_not_said(
    cloud: Graph, server: CloudServer
) -> None:
    number, paused = server.numbers[NUMBER], server.templates["senim_duty", "ru"]
    table: list[tuple[Callable[[], object], str, tuple[Light, str] | None]] = [
        (lambda: number.update(quality_rating="YELLOW"), "quality", (Light.WARNING, "YELLOW")),
        (lambda: number.update(quality_rating="RED"), "quality", (Light.BAD, "RED")),
        (lambda: number.update(quality_rating=None), "quality", (Light.FINE, "UNKNOWN")),
        (lambda: number.update(throughput=None), "throughput", None),
        (lambda: number.update(throughput={}), "throughput", None),
        (lambda: number.update(throughput={"level": "HIGH"}), "throughput", (Light.FINE, "HIGH")),
        (lambda: number.update(verified_name=None), "number", (Light.FINE, "+7 700 000 00 01")),
        (lambda: number.update(display_phone_number=None), "number", (Light.FINE, "")),
        (
            lambda: number.update(whatsapp_business_manager_messaging_limit="TIER_100"),
            "limit",
            (Light.WARNING, "TIER_100"),
        ),
        (
            lambda: number.update(whatsapp_business_manager_messaging_limit="TIER_1K"),
            "limit",
            (Light.FINE, "TIER_1K"),
        ),
        (lambda: number.pop("whatsapp_business_manager_messaging_limit"), "limit", (Light.FINE, "TIER_250")),
        (lambda: number.update(messaging_limit_tier="TIER_UNLIMITED"), "limit", (Light.FINE, "TIER_UNLIMITED")),
        (lambda: number.pop("messaging_limit_tier"), "limit", None),
        (lambda: setattr(server, "is_subscribed", False), "webhook", (Light.BAD, "not subscribed")),
        (lambda: setattr(server, "is_subscribed", True), "webhook", (Light.FINE, "quiet")),
        (lambda: setattr(paused, "status", "PENDING"), "template.duty.ru", (Light.WARNING, "PENDING")),
        (lambda: setattr(paused, "status", "PAUSED"), "template.duty.ru", (Light.BAD, "PAUSED")),
        (lambda: server.templates.pop(("senim_duty", "ru")), "template.duty.ru", (Light.BAD, "missing")),
    ]
    for change, name, wanted in table:
        change()
        assert (await facts(cloud, server)).get(name) == wanted, name

    without_account = await facts(cloud, server, waba_id="")
    assert without_account.keys() == {"token", "number", "quality", "throughput"}


async def test_another_app_that_hears_the_account_is_no_small_thing(
    cloud: Graph, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = pages.subscribed_apps(server, "GET")["data"]
    stranger = {"whatsapp_business_api_data": {"id": "400000000000002", "name": "CRM"}}
    monkeypatch.setattr(pages, "subscribed_apps", lambda *_: {"data": [*ours, stranger]})

    assert (await facts(cloud, server))["webhook"] == (Light.BAD, "heard by others")


async def test_many_templates_are_read_to_the_end(cloud: Graph, server: CloudServer) -> None:
    kept = dict(server.templates)
    server.templates.clear()
    other = next(iter(kept.values()))
    server.templates.update({(f"of_somebody_else_{number}", "kk"): other for number in range(250)})
    server.templates.update(kept)

    found = await facts(cloud, server)

    assert {found[name][1] for name in TEMPLATES} == {"APPROVED"}
    assert sum(call.name == "templates" for call in server.calls) == 3


@pytest.mark.parametrize(
    ("spoil", "wanted"),
    [
        (lambda server: setattr(server, "token", "another"), [("token", Light.BAD, "refused")]),
        (lambda server: server.fail(131031, method="number"), [("account", Light.BAD, "blocked")]),
        (lambda server: server.fail(2, method="number", status=503), [("away", Light.BAD, "")]),
        (lambda server: server.cut("templates", times=2), [("away", Light.BAD, "")]),
        (lambda server: server.fail(4, method="subscribed_apps"), [("away", Light.BAD, "")]),
    ],
)
async def test_what_cannot_be_asked_is_known_by_why(
    cloud: Graph, server: CloudServer, spoil: Callable[[CloudServer], object], wanted: list[Any]
) -> None:
    settings = settings_of(server)
    spoil(server)

    with pytest.raises(SendError) as failed:
        await checking.facts(cloud, settings)

    assert [(fact.name, fact.light, fact.value) for fact in checking.unasked(failed.value)] == wanted


async def test_staff_can_read_it_and_a_trouble_takes_the_place_of_what_was_known(
    hasty: LiveBot, server: CloudServer
) -> None:
    def told() -> Said:
        with hasty.bot.database.reading() as session:
            return {fact.name: (Light(fact.state), fact.value) for fact in connections.current(session)}

    await until(lambda: "quality" in told())
    assert told()["invited"] == (Light.FINE, "0/200")
    assert told()["waiting"] == (Light.FINE, "none")

    def invites(session: Session) -> None:
        for uid in range(51):
            where = f"{NUMBER}:KZ.{uid}"
            windows.invited(session, channel="whatsapp", address=where, now=hasty.clock())

    await hasty.bot.lane.run(invites)
    await until(lambda: told()["invited"] == (Light.FINE, "50/200"))  # in quarters: who counts learns of no one person
    token, server.token = server.token, "another"
    await until(lambda: told().get("token") == (Light.BAD, "refused"))
    assert "quality" not in told()
    server.token = token
    await until(lambda: "quality" in told())

    assert channel_of(hasty).troubles == {}


class TestCheck:
    @pytest.fixture
    def settings_here(self, live: LiveBot, server: CloudServer) -> Settings:
        """The settings of an operator, who asks from outside of the running bot."""
        door = ChatSettings(public_url=str(live.client.make_url("")).rstrip("/"))
        return live.bot.settings.model_copy(update={"whatsapp": settings_of(server), "chat": door})

    async def check(self, settings: Settings, *, is_well: bool) -> list[str]:
        said: list[str] = []
        if is_well:
            await setup.check(settings, say=said.append)
        else:
            with pytest.raises(WhatsAppRefused):
                await setup.check(settings, say=said.append)
        token = settings.whatsapp.token.get_secret_value()
        verify, secret = settings.whatsapp.verify_token, settings.whatsapp.app_secret
        hidden = (token, verify.get_secret_value(), secret.get_secret_value())
        assert not [word for word in hidden if word in "\n".join(said)]
        return said

    async def test_says_that_all_is_well(self, settings_here: Settings) -> None:
        said = await self.check(settings_here, is_well=True)

        assert len(said) == 1 + 6 + len(TEMPLATES)
        assert said[0] == f"FINE    webhook {settings_here.chat.url}/whatsapp: answers"
        assert f"FINE    {NUMBER} quality: GREEN" in said
        assert all(line.startswith("FINE ") for line in said)

    async def test_names_what_is_bad(self, settings_here: Settings, server: CloudServer) -> None:
        server.is_subscribed = False
        server.templates["senim_invite", "kk"].status = "PAUSED"
        server.numbers[NUMBER]["quality_rating"] = "YELLOW"

        said = await self.check(settings_here, is_well=False)

        assert [line for line in said if not line.startswith("FINE ")] == [
            f"WARNING {NUMBER} quality: YELLOW",
            f"BAD     {NUMBER} webhook: not subscribed",
            f"BAD     {NUMBER} template.invite.kk: PAUSED",
        ]

    async def test_of_a_warning_alone_is_no_error(self, settings_here: Settings, server: CloudServer) -> None:
        server.templates["senim_news", "en"].status = "PENDING"

        said = await self.check(settings_here, is_well=True)

        assert f"WARNING {NUMBER} template.news.en: PENDING" in said

    async def test_says_that_the_token_is_dead(self, settings_here: Settings, server: CloudServer) -> None:
        server.token = None

        assert await self.check(settings_here, is_well=False) == [
            f"FINE    webhook {settings_here.chat.url}/whatsapp: answers",
            f"BAD     {NUMBER} token: refused",
        ]

    async def test_says_that_nobody_opens_the_door(self, settings_here: Settings, server: CloudServer) -> None:
        nobody, elsewhere = "http://127.0.0.1:1", server.url
        for url in (nobody, elsewhere):
            away = settings_here.model_copy(update={"chat": ChatSettings(public_url=url)})

            said = await self.check(away, is_well=False)

            assert said[0] == f"BAD     webhook {url}/whatsapp: no answer"
            assert len(said) > 10


class TestSync:
    async def sync(self, server: CloudServer, *, show_only: bool = False, subscribe: bool = False) -> list[str]:
        said: list[str] = []
        await setup.sync(settings_of(server), show_only=show_only, subscribe=subscribe, say=said.append)
        return said

    async def test_has_meta_review_what_is_missing(self, server: CloudServer, cloud: Graph) -> None:
        wanted = {key: kept.components for key, kept in server.templates.items()}
        server.templates.clear()

        shown = await self.sync(server, show_only=True)
        assert server.templates == {}
        said = await self.sync(server)

        assert shown == [line for line in said if not line.endswith("sent for review")]
        assert {key: kept.components for key, kept in server.templates.items()} == wanted
        assert {kept.status for kept in server.templates.values()} == {"PENDING"}
        assert said[:2] == ["invite.kk: missing", "invite.kk: sent for review"]
        again = await self.sync(server)
        assert len(again) == len(TEMPLATES)
        assert all(line.endswith(": PENDING") for line in again)
        assert (await facts(cloud, server))["template.invite.kk"] == (Light.WARNING, "PENDING")

    async def test_brings_a_new_text_of_what_is_there(
        self, server: CloudServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = server.templates["senim_invite", "kk"]
        ours, kept.components = kept.components, [{"type": "BODY", "text": "Басқа сөз"}]
        look_up = answering._looked_up

        def change(server: CloudServer, asked: Any, name: str) -> Any:
            """As Meta does: a template is changed under its own id."""
            if (asked.verb, asked.node, asked.edge) != ("POST", kept.id, ""):
                return look_up(server, asked, name)
            kept.components = asked.body["components"]
            return {"success": True}

        monkeypatch.setattr(answering, "_looked_up", change)

        said = await self.sync(server)

        assert said[:2] == ["invite.kk: APPROVED (other words than ours)", "invite.kk: sent for review"]
        assert len(said) == len(TEMPLATES) + 1
        assert kept.components == ours

    async def test_takes_no_offence_at_what_meta_adds(self, server: CloudServer) -> None:
        kept = server.templates["senim_appointment", "kk"]
        [body, buttons] = kept.components
        plain = {name: value for name, value in body.items() if name != "example"}
        kept.components = [plain, {"type": "FOOTER", "text": "x"}, {**buttons, "type": "buttons"}]

        assert "appointment.kk: APPROVED" in await self.sync(server, show_only=True)

    async def test_subscribes_when_it_is_told_to(self, server: CloudServer) -> None:
        server.is_subscribed = False

        assert "webhooks: subscribed" not in await self.sync(server)
        assert not server.is_subscribed
        assert (await self.sync(server, subscribe=True))[0] == "webhooks: subscribed"
        assert server.is_subscribed

    @pytest.mark.parametrize(
        ("spoil", "wanted"),
        [
            (lambda server: setattr(server, "token", "another"), "SENIM_WHATSAPP__TOKEN"),
            (lambda server: server.fail(131031, method="templates"), "blocked"),
            (lambda server: server.fail(2, method="templates", status=503), "cannot be reached"),
            (lambda server: server.fail(4, method="templates"), "try again later"),
            (lambda server: server.fail(100, method="templates"), "Meta refused: code 100"),
        ],
    )
    async def test_says_why_it_cannot(
        self, server: CloudServer, spoil: Callable[[CloudServer], object], wanted: str
    ) -> None:
        settings = settings_of(server)
        spoil(server)

        with pytest.raises(WhatsAppRefused, match=wanted):
            await setup.sync(settings, show_only=False, subscribe=False, say=lambda _: None)

    async def test_needs_the_id_of_the_account(self, server: CloudServer) -> None:
        settings = settings_of(server).model_copy(update={"waba_id": ""})

        with pytest.raises(WhatsAppRefused, match="WABA_ID"):
            await setup.sync(settings, show_only=False, subscribe=False, say=lambda _: None)
        assert list(server.calls) == []
