"""How the emulator answers one request: the effect, and whatever is to go wrong with it."""

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.whatsapp import graph, sending
from tests.whatsapp.asked import Asked, read_body, taken_apart
from tests.whatsapp.faults import Fault, Kind
from tests.whatsapp.records import Call, Media
from tests.whatsapp.refusals import Refusal, missing

if TYPE_CHECKING:
    from tests.whatsapp.server import CloudServer

Json = dict[str, Any]
PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


async def serve(server: "CloudServer", request: web.BaseRequest) -> web.StreamResponse:
    """Answer one request, or break off."""
    if server.away is not None:
        return _outage(server)
    asked = taken_apart(request)
    call, unread = await _read(server, request, asked)
    server.calls.append(call)
    fault = server.faults.take(call.name, _names(server, call))
    call.fault = fault.kind if fault else None
    if fault is not None and fault.kind is Kind.HUNG_UP:
        return _hang_up(request)
    answer = await _effect(server, request, asked, call, unread or _refusal(fault))
    server.touch(call.to)
    if fault is not None and fault.kind is Kind.LATE:
        await asyncio.sleep(fault.seconds)
    if server.away is not None:
        return _outage(server)
    return _hang_up(request) if fault is not None and fault.kind is Kind.CUT else answer


async def _read(server: "CloudServer", request: web.BaseRequest, asked: Asked) -> tuple[Call, Refusal | None]:
    unread = None
    try:
        await read_body(request, asked)
    except Refusal as refused:
        unread = refused
    call = Call(request.method, request.path_qs, asked.body, server.clock())
    call.name = graph.name_of(server, asked)
    call.to = _person(server, asked.body or {})
    return call, unread


def _person(server: "CloudServer", body: Json) -> str | None:
    if "message_id" in body:
        return server.received.get(str(body["message_id"]))
    named = body.get("to") or body.get("recipient")
    somebody = server.somebody(str(named))
    return somebody.id if somebody else named


def _names(server: "CloudServer", call: Call) -> set[str]:
    somebody = server.somebody(str(call.to))
    return {somebody.id, somebody.phone} if somebody else {str(call.to)}


def _refusal(fault: Fault | None) -> Refusal | Fault | None:
    return fault.refusal or fault if fault is not None else None


async def _effect(
    server: "CloudServer", request: web.BaseRequest, asked: Asked, call: Call, wrong: Refusal | Fault | None
) -> web.Response:
    try:
        _check_token(server, request)
        if isinstance(wrong, Refusal):
            raise wrong
        found = _result(server, asked, call.name, wrong.fails_with if wrong else None)
    except Refusal as refused:
        call.answer, call.status = refused.envelope, refused.status
        return web.json_response(refused.envelope, status=refused.status)
    call.status = 200
    if isinstance(found, Media):
        return web.Response(body=found.data, content_type=found.mime.partition(";")[0])
    call.answer = found
    if call.name == "messages":
        await server.tells_all(server.sent[-1])
    return web.json_response(found)


def _check_token(server: "CloudServer", request: web.BaseRequest) -> None:
    if server.token is None or request.headers.get("Authorization") != f"Bearer {server.token}":
        raise Refusal(190, "Error validating access token: the session has been invalidated.", status=401)


def _result(server: "CloudServer", asked: Asked, name: str, fails_with: int | None) -> Json | Media:
    body = asked.body or {}
    if name in {"messages", "read", "upload", "number"} and asked.node not in server.numbers:
        raise missing(asked.node, asked.verb.lower())
    if name in {"templates", "create_template", "subscribed_apps"} and asked.node != server.waba:
        raise missing(asked.node, asked.verb.lower())
    match name:
        case "messages":
            return sending.send(server, asked.node, body, fails_with)
        case "read":
            return sending.read(server, body)
        case "upload":
            return graph.upload(server, body, asked.file)
        case "create_template":
            return graph.create_template(server, body)
    return _looked_up(server, asked, name)


def _looked_up(server: "CloudServer", asked: Asked, name: str) -> Json | Media:
    match name:
        case "media_url":
            return graph.media_url(server, asked.node, asked.query)
        case "download":
            return graph.download(server, asked.query)
        case "number":
            return graph.number(server, asked.node, asked.query)
        case "account":
            return graph.account(server, asked.query)
        case "templates":
            return graph.templates(server, asked.query)
        case "subscribed_apps":
            return graph.subscribed_apps(server, asked.verb)
    raise missing(asked.node, asked.verb.lower())


def _outage(server: "CloudServer") -> web.Response:
    if server.away == "bad gateway page":
        return web.Response(status=502, text=PAGE, content_type="text/html")
    body = {"error": {"message": "Bad gateway", "type": "OAuthException", "code": 2, "is_transient": True}}
    return web.Response(status=502, text=json.dumps(body), content_type="application/json")


def _hang_up(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.close()
    return web.Response()
