# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python's websockets hears from a server that answers by the rule of that name. Prints it as JSON."""
import asyncio
import json
import random
import sys

import websockets
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory


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


async def compressed(url):
    """Whether all came back, for each set of parameters, and what the server agreed to the first time."""
    records = json.dumps([{"id": i, "type": "trade", "px": i * 7919 % 1000} for i in range(2000)])
    heard = []
    for parameters in [{}, {"server_no_context_takeover": True}, {"client_no_context_takeover": True},
                       {"server_max_window_bits": 9, "client_max_window_bits": 9},
                       {"server_no_context_takeover": True, "client_no_context_takeover": True,
                        "server_max_window_bits": 12, "client_max_window_bits": 10}]:
        offer = ClientPerMessageDeflateFactory(**parameters)
        async with websockets.connect(url, compression=None, extensions=[offer]) as socket:
            same = [extension.name for extension in socket.extensions] == ["permessage-deflate"]
            for message in ["", "short", records, records, random_bytes(50_000)]:
                await socket.send(message)
                same = same and await socket.recv() == message
            heard.append(same)
    return heard


def random_bytes(size):
    return random.Random(7692).randbytes(size)


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
    "compressed": compressed,
}

print(json.dumps(asyncio.run(asyncio.wait_for(RULES[sys.argv[1]](sys.argv[2]), 15))))
