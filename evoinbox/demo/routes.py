"""Which operation a request means, and who may have it done.

Invariants: an unknown route or verb is 404 (405 for GET on the sign-in); signed out is 401 with an empty body for JSON
and a redirect to a page for everything else; signed in without asking for JSON is a web page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from evoinbox.demo import operations
from evoinbox.demo.operations import Answer, Call, Operation, answer_json, error_answer
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
    "/sessions/active": (Route("sessions", _READ, operations.list_sessions, needs_user_role=True),),
    "/sessions/my": (Route("sessions", _READ, operations.list_sessions, needs_user_role=True),),
    "/auth/status": (Route("status", _READ, operations.auth_status),),
}
_BY_NAME: Final = {
    "SendMessage": _SEND,
    "ListMessages": ROUTES["/messages"][0],
    "ListConversations": ROUTES["/conversations"][0],
    "ListEndpoints": ROUTES["/endpoints"][0],
    "ListAccounts": ROUTES["/accounts"][0],
    "GetAuthStatus": ROUTES["/auth/status"][0],
}
_PREDEFINED: Final = re.compile(r"/(?:json/reply|api)/(\w+)")
_OF_SESSION: Final = re.compile(r"/sessions/([^/]+)/messages")


def operation_of(request: Request) -> str:
    """The name by which faults are limited to an operation."""
    found = _found(request)
    return found[0].name if found is not None else ""


def answered(request: Request, world: World, sessions: Sessions) -> Answer:
    """Do what a request asks for; raises RefusedError for what an operation refuses while it works."""
    path = request.path.rstrip("/").lower() or "/"
    if path in ("/auth", "/auth/credentials", "/json/reply/authenticate", "/api/authenticate"):
        return _sign_in(request, world, sessions)
    if path in ("/auth/logout", "/api/authlogout"):
        sessions.end(request.cookies)
        return answer_json({"responseStatus": {}})
    found = _found(request)
    if found is None:
        return Answer(404, b"404", "text/plain")
    route, session = found
    if not sessions.signed_in(request.cookies, request.headers.get("authorization", "")):
        return _signed_out(request, route, sessions)
    if route.needs_user_role and "User" not in world.roles:
        return Answer(403, b"Forbidden: Invalid Role", "text/plain")
    if not request.wants_json:
        return Answer(200, b"<!doctype html><title>Evo Voice</title><p>Here would be a web page.", "text/html")
    try:
        parameters = read_parameters(request)
    except MalformedError:
        return error_answer(400, "SerializationException", "Unable to bind to request")
    if session:
        parameters["sessionid"] = session
    return route.operation(Call(world, parameters))


def _found(request: Request) -> tuple[Route, str] | None:
    path = request.path.rstrip("/")
    if named := _PREDEFINED.fullmatch(path):
        route = _BY_NAME.get(named[1])
        return (route, "") if route is not None and request.method in _ANY else None
    if of_session := _OF_SESSION.fullmatch(path):
        return (replace(_SEND), of_session[1]) if request.method == "POST" else None
    for route in ROUTES.get(path.lower(), ()):
        if request.method in route.verbs:
            return route, ""
    return None


def _signed_out(request: Request, route: Route, sessions: Sessions) -> Answer:
    cookies = sessions.anonymous(request.cookies)
    if route.name == "status":
        return Answer(204, cookies=cookies)
    if not request.wants_json and request.method == "GET":
        login = ("Location", f"/login?redirect={request.path}")
        return Answer(302, cookies=cookies, headers=(login,))
    return Answer(401, cookies=cookies)


def _sign_in(request: Request, world: World, sessions: Sessions) -> Answer:
    if request.method != "POST":
        return Answer(405)
    try:
        call = Call(world, read_parameters(request))
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
    return answer_json(who | {"roles": sorted(world.roles), "responseStatus": {}}, cookies=cookies)
