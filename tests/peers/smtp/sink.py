#!/usr/bin/python3
"""sink.py - a real SMTP server (Debian's python3-aiosmtpd) that keeps what it is given.

    sink.py [--tls CERT KEY] [--user USER PASSWORD]

Prints its port, then a line of JSON for each letter it has taken: from, to, data (base64).
A recipient begins with what is to happen: refused@ (550), later@ (451), full@ (552 after
the whole letter), busy@ (452 after it)."""
import argparse, asyncio, base64, json, logging, ssl

from aiosmtpd.smtp import SMTP, AuthResult

words = argparse.ArgumentParser()
words.add_argument("--tls", nargs=2)
words.add_argument("--user", nargs=2)
words = words.parse_args()
logging.disable(logging.CRITICAL)	# a client that goes away is no news

BEFORE = {"refused": "550 5.1.1 no such person", "later": "451 4.7.1 come again"}
AFTER = {"full": "552 5.2.2 no room", "busy": "452 4.3.1 not now"}


class Sink:
    async def handle_RCPT(self, server, session, envelope, address, options):
        word = address.split("@")[0].split("-")[0]
        if word in BEFORE:
            return BEFORE[word]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        word = envelope.rcpt_tos[0].split("@")[0].split("-")[0]
        if word in AFTER:
            return AFTER[word]
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None,
                          "data": base64.b64encode(envelope.original_content).decode()}), flush=True)
        return "250 OK"


def knows(server, session, envelope, mechanism, given):
    return AuthResult(success=[given.login.decode(), given.password.decode()] == words.user, handled=False)


def session():
    more = {}
    if words.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*words.tls)
        more.update(tls_context=context, require_starttls=True)
    if words.user:
        more.update(authenticator=knows, auth_required=True)
    return SMTP(Sink(), hostname="sink.example", enable_SMTPUTF8=True, **more)


async def main():
    server = await asyncio.get_running_loop().create_server(session, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
