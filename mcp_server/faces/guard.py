"""The edge of the HTTP face: who may ask, how much, and how slowly."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from urllib.parse import urlsplit

import anyio
from starlette.responses import JSONResponse

from mcp_server.limits import BODY_BYTES, BODY_SECONDS

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def _host(value: str) -> str | None:
    """Return the name in a Host header; nothing where it is not one name and perhaps a port."""
    if not value or any(c in value for c in "/?#@\\ \t"):
        return None
    try:
        return urlsplit(f"//{value}").hostname
    except ValueError:
        return None


def _origin(value: str) -> str | None:
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} and not parts.path else None


def problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
    """Return an error as RFC 9457 has it."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(
        body, status, media_type="application/problem+json", headers={"Connection": "close"} if status == 408 else None
    )


class Guard:
    """Lets in what comes from this machine, in time and within the limit of one call; on every route alike.

    A page on the web that has its name resolve to 127.0.0.1 is stopped by its Host; one that posts across, by its
    Origin.
    """

    def __init__(self, app: App) -> None:
        """Stand before *app*."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 or 403 to a stranger, 413 to too much, 408 to too slow; let the rest through with its whole
        body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [(k.decode("latin-1").lower(), v.decode("latin-1")) for k, v in scope["headers"]]
        hosts = [v for k, v in headers if k == "host"]
        origins = [v for k, v in headers if k == "origin"]
        if len(hosts) != 1 or _host(hosts[0]) not in LOOPBACK:
            await problem(421, "Misdirected", "This server answers to 127.0.0.1 and localhost alone.")(
                scope, receive, send
            )
            return
        if any(_origin(origin) not in LOOPBACK for origin in origins):
            await problem(403, "Forbidden", "A page of another origin may not ask here.")(scope, receive, send)
            return
        if scope["method"] in {"GET", "HEAD", "OPTIONS", "DELETE"}:
            await self.app(scope, receive, send)
            return
        chunks: list[bytes] = []
        size, whole = 0, False
        with anyio.move_on_after(BODY_SECONDS):
            while not whole:
                message = await receive()
                if message["type"] != "http.request":
                    return
                chunks.append(message.get("body", b""))
                size += len(chunks[-1])
                if size > BODY_BYTES:
                    detail = f"More than {BODY_BYTES:,} bytes in one call (limit BODY_BYTES)."
                    await problem(413, "TooLarge", detail)(scope, receive, send)
                    return
                whole = not message.get("more_body", False)
        if not whole:
            await problem(408, "Too slow", f"The body was not here within {BODY_SECONDS:g} seconds.")(
                scope, receive, send
            )
            return
        given = False

        async def again() -> MutableMapping[str, Any]:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": b"".join(chunks), "more_body": False}

        await self.app(scope, again, send)
