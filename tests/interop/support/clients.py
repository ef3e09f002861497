# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python's websockets hears from a server that answers by the rule of that name. Prints it as JSON."""
import asyncio
import json
import sys

import websockets


async def ask(url, message, count):
    async with websockets.connect(url) as socket:
        await socket.send(message)
        return [await socket.recv() for _ in range(count)]


async def ask_all(url, message):
    async with websockets.connect(url) as first, websockets.connect(url) as second:
        await second.send(message)
        return [await first.recv(), await second.recv()]


async def echo(url):
    heard = []
    async with websockets.connect(url, max_size=None) as socket:
        for message in ["", "żółć 🙂", "x" * 1_000_000, b"\x00\xff", bytes(200_000)]:
            await socket.send(message)
            heard.append(await socket.recv() == message)
        await socket.send(iter_fragments())
        heard.append(await socket.recv() == "one message")
        pong = await socket.ping(b"there?")
        await pong
        heard.append(True)
    return heard + [socket.close_code]


async def iter_fragments():
    for part in ["one ", "mess", "age"]:
        yield part


RULES = {
    "server-echo": lambda url: ask(url, "Hello, Server!", 2),
    "short-echo": lambda url: ask(url, "Hey", 1),
    "upper": lambda url: ask(url, "Hey, How are you?", 1),
    "broadcast": lambda url: ask_all(url, "to all"),
    "json-chat": lambda url: ask_all(url, '{"type":"chat","message":"Hello, everyone!"}'),
    "echo": echo,
}

print(json.dumps(asyncio.run(asyncio.wait_for(RULES[sys.argv[1]](sys.argv[2]), 15))))
