"""A WS-Management client in the form of Microsoft's OMI, whose SPNEGO is MIT's and whose NTLM is gss-ntlmssp's (C).

It posts to /wsman/, logs on with SPNEGO tokens, and seals its messages without TABs before the part headers. The argument
is one JSON object: port, domain, username, password, messages (SOAP texts), and tampered, to have the list of mechanisms
changed on the way to the host. Prints {"replies": [text, ...], "tokens": [hex, ...]}, the tokens being those of the host, or
{"error": text, "tokens": [hex, ...]}.
"""
import base64
import http.client
import json
import re
import sys

import gssapi

SPNEGO = gssapi.OID.from_int_seq("1.3.6.1.5.5.2")
NTLMSSP = gssapi.OID.from_int_seq("1.3.6.1.4.1.311.2.2.10")
FRAME = (
    "--Encrypted Boundary\r\nContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n"
    "OriginalContent: type=application/soap+xml;charset=UTF-8;Length={length}\r\n"
    "--Encrypted Boundary\r\nContent-Type: application/octet-stream\r\n"
)
SEALED = 'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"'


def der(tag, content):
    length = len(content)
    return bytes([tag, length] if length < 128 else [tag, 129, length]) + content


def with_another_mechanism(token):
    """The NegTokenInit with Kerberos offered behind NTLM."""
    mechanisms = bytes.fromhex("060a2b06010401823702020a" + "06092a864886f712010202")
    message = token[token.index(b"NTLMSSP") :]
    body = der(0xA0, der(0x30, mechanisms)) + der(0xA2, der(0x04, message))
    return der(0x60, bytes.fromhex("06062b0601050502") + der(0xA0, der(0x30, body)))


class Client:
    def __init__(self, task):
        self.task = task
        self.tokens = []
        self.connection = http.client.HTTPConnection("127.0.0.1", task["port"], timeout=60)
        name = gssapi.Name(task["username"] + "@" + task["domain"], gssapi.NameType.user)
        password = task["password"].encode()
        acquired = gssapi.raw.acquire_cred_with_password(name, password, mechs=[SPNEGO, NTLMSSP])
        self.context = gssapi.SecurityContext(
            name=gssapi.Name("HTTP@127.0.0.1", gssapi.NameType.hostbased_service),
            creds=gssapi.Credentials(acquired.creds),
            mech=SPNEGO,
            usage="initiate",
            flags=gssapi.RequirementFlag.integrity | gssapi.RequirementFlag.confidentiality,
        )

    def post(self, headers, body=b""):
        self.connection.request("POST", "/wsman/", body, headers)
        reply = self.connection.getresponse()
        return reply, reply.read()

    def log_on(self):
        answer = None
        while not self.context.complete:
            token = self.context.step(answer)
            if token is None:
                break
            if self.task.get("tampered") and answer is None:
                token = with_another_mechanism(token)
            reply, _ = self.post({"Authorization": "Negotiate " + base64.b64encode(token).decode()})
            challenge = re.search("Negotiate ([^, ]+)", reply.getheader("WWW-Authenticate", ""))
            if reply.status not in (200, 401) or (reply.status == 401 and challenge is None):
                raise RuntimeError("rejected with %d" % reply.status)
            answer = challenge and base64.b64decode(challenge.group(1))
            if answer:
                self.tokens.append(answer.hex())

    def ask(self, message):
        text = message.encode()
        frame = FRAME.format(length=len(text)).encode()
        sealed = self.context.wrap(text, True).message
        body = frame + (16).to_bytes(4, "little") + sealed + b"--Encrypted Boundary--\r\n\r\n"
        reply, answer = self.post({"Content-Type": SEALED}, body)
        if not answer:
            raise RuntimeError("answered %d without a message" % reply.status)
        length = int(re.search(rb"Length=(\d+)", answer).group(1))
        start = answer.index(b"\r\nContent-Type: application/octet-stream\r\n")
        start += len(b"\r\nContent-Type: application/octet-stream\r\n") + 4
        return self.context.unwrap(answer[start : start + 16 + length]).message.decode()


def main():
    task = json.loads(sys.argv[1])
    client = Client(task)
    try:
        client.log_on()
        replies = [client.ask(message) for message in task["messages"]]
        print(json.dumps({"replies": replies, "tokens": client.tokens}))
    except (RuntimeError, gssapi.exceptions.GSSError) as error:
        print(json.dumps({"error": str(error), "tokens": client.tokens}))


main()
