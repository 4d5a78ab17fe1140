"""Which operation a request means, and who may have it done.

Invariants: an unknown route or verb is 404 (405 for GET on the sign-in); signed out is 401 with an empty body for JSON
and a redirect to a page for everything else; signed in without asking for JSON is a web page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from evoinbox.demo import operations
from evoinbox.demo.operations import Answer, Call, Operation, RefusedError, answer_json, error_answer
from evoinbox.demo.requests import MalformedError, Request, read_parameters
from evoinbox.demo.sessions import Sessions
from evoinbox.demo.world import World


@dataclass(frozen=True, slots=True)
class Route:
    """One operation: `name` for faults, the verbs it has, and whether sending's role is needed."""

    name: str
    verbs: frozenset[str]
    operation: Operation
    needs_user_role: bool = False


_ANY: Final = frozenset({"GET", "POST", "PUT", "DELETE", "PATCH"})
_READ: Final = frozenset({"GET"})
_SEND: Final = Route("send", _ANY - _READ, operations.send_message, needs_user_role=True)

ROUTES: Final[Mapping[str, tuple[Route, ...]]] = {
    "/messages": (Route("messages", _READ, operations.list_messages), _SEND),
    "/conversations": (Route("conversations", _READ, operations.list_conversations),),
    "/endpoints": (Route("endpoints", _READ, operations.list_endpoints),),
    "/accounts": (Route("accounts", _READ, operations.list_accounts),),
    "/sessions/active": (Route("sessions", _READ, operations.open_sessions, needs_user_role=True),),
    "/sessions/my": (Route("sessions", _READ, operations.open_sessions, needs_user_role=True),),
    "/sessions": (Route("sessions", _READ, operations.list_sessions),),
    "/portal/home": (Route("home", _READ, operations.home),),
    "/app/tokens": (Route("tokens", frozenset({"POST"}), operations.take_device_token, needs_user_role=True),),
    "/auth/status": (Route("status", _READ, operations.auth_status),),
}
_BY_NAME: Final = {
    "sendmessage": _SEND,
    "listmessages": ROUTES["/messages"][0],
    "listconversations": ROUTES["/conversations"][0],
    "listendpoints": ROUTES["/endpoints"][0],
    "listaccounts": ROUTES["/accounts"][0],
    "getactivesessions": ROUTES["/sessions/active"][0],
    "getmysessions": ROUTES["/sessions/my"][0],
    "getauthstatus": ROUTES["/auth/status"][0],
    "listsessions": ROUTES["/sessions"][0],
    "appgethomeinformation": ROUTES["/portal/home"][0],
    "newdevicetoken": ROUTES["/app/tokens"][0],
}
_PREDEFINED: Final = re.compile(r"/(?:json/reply|api)/(\w+)", re.IGNORECASE)
_OF_SESSION: Final = re.compile(r"/sessions/([^/]+)/messages", re.IGNORECASE)


def operation_of(request: Request) -> str:
    """The name by which faults are limited to an operation."""
    found = _found(request)
    return found[0].name if found is not None else ""


def answered(request: Request, world: World, sessions: Sessions) -> Answer:
    """Do what a request asks for; whoever comes without cookies gets some, whatever the answer is."""
    answer = _answered(request, world, sessions)
    return answer if answer.cookies else replace(answer, cookies=sessions.anonymous(request.cookies))


def _answered(request: Request, world: World, sessions: Sessions) -> Answer:
    path = request.path.rstrip("/").lower() or "/"
    if path in ("/auth", "/auth/credentials", "/json/reply/authenticate", "/api/authenticate"):
        return _sign_in(request, world, sessions)
    if path in ("/auth/logout", "/api/authlogout"):
        return answer_json({"responseStatus": {}}, cookies=sessions.sign_out(request.cookies))
    found = _found(request)
    if found is None:
        return Answer(404, b"404", "text/plain")
    cookies = sessions.signed_in(request.cookies, request.headers.get("authorization", ""))
    if cookies is None:
        return _signed_out(request, found[0])
    return replace(_done(request, world, *found), cookies=cookies)


def _done(request: Request, world: World, route: Route, session: str) -> Answer:
    if route.needs_user_role and "User" not in world.roles:
        return Answer(403, b"Forbidden: Invalid Role", "text/plain")
    if not request.wants_json:
        return Answer(200, b"<!doctype html><title>Evo Voice</title><p>Here would be a web page.", "text/html")
    try:
        parameters = read_parameters(request)
    except MalformedError:
        return error_answer(400, "SerializationException", "Unable to bind to request")
    of_path = {"sessionid": session} if session else {}
    try:
        return route.operation(Call(world, {**parameters.values, **of_path}, parameters.spelt))
    except RefusedError as refusal:
        return refusal.answer


def _found(request: Request) -> tuple[Route, str] | None:
    path = request.path.rstrip("/")
    if named := _PREDEFINED.fullmatch(path):
        route = _BY_NAME.get(named[1].lower())
        return (route, "") if route is not None and request.method in _ANY else None
    if of_session := _OF_SESSION.fullmatch(path):
        return (replace(_SEND), of_session[1]) if request.method == "POST" else None
    for route in ROUTES.get(path.lower(), ()):
        if request.method in route.verbs:
            return route, ""
    return None


def _signed_out(request: Request, route: Route) -> Answer:
    if route.name == "status":
        return Answer(204)
    if not request.wants_json and request.method == "GET":
        wanted = f"{request.path}?{request.query}" if request.query else request.path
        return Answer(302, headers=(("Location", f"/login?redirect={quote(wanted, safe='')}"),))
    return Answer(401)


def _sign_in(request: Request, world: World, sessions: Sessions) -> Answer:
    if request.method != "POST":
        return Answer(405)
    try:
        call = Call(world, read_parameters(request).values)
    except MalformedError:
        return error_answer(500, "SerializationException", "Unable to bind to request")
    user, password = call.text("userName"), call.text("password")
    if not user or not password:
        field = "UserName" if not user else "Password"
        message = f"'{field}' must not be empty."
        return error_answer(500, "ValidationException", message, ("NotEmpty", field, message))
    remember = call.text("rememberMe").lower() == "true"
    cookies = sessions.sign_in(user, password, request.cookies, remember=remember)
    if cookies is None:
        return error_answer(401, "Unauthorized", "Invalid Username or Password")
    session = cookies[1 if remember else 0].partition("=")[2].partition(";")[0]
    who = {"userId": "user-1", "sessionId": session, "userName": user, "displayName": world.display_name}
    told = {"roles": sorted(world.roles), "permissions": [], "responseStatus": {}}
    return answer_json(who | told, cookies=cookies)
