"""A visitor in a process of its own, since the tests themselves may not connect; prints JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from urllib.parse import urlsplit

import aiohttp

PATIENCE = 30


async def visit(address: str, stay: bool) -> dict[str, object]:
    here = "http://" + urlsplit(address).netloc
    found: dict[str, object] = {}
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession() as stranger, aiohttp.ClientSession(cookie_jar=jar) as guest:

        async def status(client: aiohttp.ClientSession, path: str, **headers: str) -> int:
            async with client.get(here + path, headers=headers, allow_redirects=False) as answer:
                return answer.status

        async def knock(client: aiohttp.ClientSession, **headers: str) -> int:
            try:
                async with client.ws_connect(here + "/ws", headers=headers):
                    return 101
            except aiohttp.WSServerHandshakeError as error:
                return error.status

        token = "/" + "?" + urlsplit(address).query
        found["no token"] = await status(stranger, "/")
        found["wrong token"] = await status(stranger, "/?token=wrong")
        found["token, wrong host"] = await status(stranger, token, Host="evil.example")
        found["token, wrong origin"] = await status(stranger, token, Origin="http://evil.example")
        async with guest.get(address, allow_redirects=False) as answer:
            found["token"] = answer.status
            found["cookie"] = answer.headers["Set-Cookie"].partition(";")[2]
        async with guest.get(here + "/") as answer:
            found["page"] = answer.status
            found["policy"] = answer.headers["Content-Security-Policy"]
            found["text"] = await answer.text()
        found["token twice"] = await status(guest, token)
        found["token of another"] = await status(stranger, token)
        found["stranger asset"] = await status(stranger, "/page.js")
        found["stranger elsewhere"] = await status(stranger, "/nowhere")
        found["asset"] = await status(guest, "/static/js/textual.js")
        found["elsewhere"] = await status(guest, "/nowhere")
        found["up"] = await status(guest, "/static/%2e%2e/server.py")
        found["listing"] = await status(guest, "/static/")
        found["wrong host"] = await status(guest, "/", Host="evil.example")
        found["wrong origin"] = await status(guest, "/", Origin="http://evil.example")
        found["socket, no cookie"] = await knock(stranger, Origin=here)
        found["socket, no origin"] = await knock(guest)
        found["socket, wrong origin"] = await knock(guest, Origin="http://evil.example")
        found["socket, wrong host"] = await knock(guest, Origin=here, Host="evil.example")
        socket = await guest.ws_connect(
            here + "/ws?width=100&height=30", headers={"Origin": here}, max_msg_size=0
        )
        drawn = b""
        while b"segment" not in drawn.lower() and b"todo" not in drawn:
            message = await socket.receive(PATIENCE)
            if message.type != aiohttp.WSMsgType.BINARY:
                break
            drawn += message.data
        found["drawn"] = drawn.decode("utf-8", "replace")
        await socket.send_json(["stdin", "\r"])
        while b"saved" not in drawn and not socket.closed:
            message = await socket.receive(PATIENCE)
            if message.type != aiohttp.WSMsgType.BINARY:
                break
            drawn += message.data
        found["saved"] = b"saved" in drawn
        if stay:
            print(json.dumps(found), flush=True)  # noqa: T201
            while not socket.closed:
                await socket.receive(PATIENCE)
        else:
            await socket.close()
    return found


if __name__ == "__main__":
    stay = "stay" in sys.argv
    found = asyncio.run(visit(sys.argv[1], stay))
    if not stay:
        print(json.dumps(found))  # noqa: T201
