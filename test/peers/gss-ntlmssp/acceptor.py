"""A WinRM-like listener whose NTLM and message encryption are gss-ntlmssp's (C), for judging our client.

Prints its port, then answers every request, which over http must be sealed, with an IdentifyResponse that tells what
it read. Needs python3-gssapi and gss-ntlmssp; NTLM_USER_FILE holds DOMAIN:user:password.

usage: acceptor.py [tls CERTIFICATE_AND_KEY HASH | spnego]
tls: https, and logons must be bound to the certificate's HASH. spnego: MIT's SPNEGO stands before NTLM, its replies
go out as they are, and the client's bare first message is put into a NegTokenInit for it.
"""
import base64
import hashlib
import sys

import gssapi
from winrm_listener import IDENTIFY_REPLY, Connection, certificate_der, sealed_part, serve

MODE = sys.argv[1] if len(sys.argv) > 1 else "http"
NTLMSSP = gssapi.OID.from_int_seq("1.3.6.1.4.1.311.2.2.10")
SPNEGO = gssapi.OID.from_int_seq("1.3.6.1.5.5.2")


def channel_bindings():
    """What the client must have bound itself to (RFC 5929), computed by Python."""
    if MODE != "tls":
        return None
    digest = hashlib.new(sys.argv[3], certificate_der(sys.argv[2])).digest()
    return gssapi.raw.ChannelBindings(application_data=b"tls-server-end-point:" + digest)


def der(tag, content):
    length = len(content)
    return bytes([tag, length] if length < 128 else [tag, 129, length]) + content


def neg_token_init(message):
    """RFC 4178 4.2.1, with NTLM as the only mechanism."""
    mechanism = bytes.fromhex("060a2b06010401823702020a")
    body = der(0xA0, der(0x30, mechanism)) + der(0xA2, der(0x04, message))
    return der(0x60, bytes.fromhex("06062b0601050502") + der(0xA0, der(0x30, body)))


class Handler(Connection):
    """One instance is one connection, so the security context lives here."""

    context = None
    count = 0

    def do_POST(self):
        body = self.body()
        try:
            if self.authenticate():
                self.answer(body if MODE == "tls" else self.context.unwrap(b"".join(sealed_part(body))).message)
        except gssapi.exceptions.GSSError:
            self.reply(401, b"", {"WWW-Authenticate": "Negotiate"})

    def authenticate(self):
        """True when the context is complete; otherwise the challenge has been sent."""
        if "Authorization" in self.headers:
            token = base64.b64decode(self.headers["Authorization"].split(" ")[1])
            if self.context is None:
                credentials = gssapi.Credentials(usage="accept", mechs=[SPNEGO if MODE == "spnego" else NTLMSSP])
                self.context = gssapi.SecurityContext(
                    creds=credentials, usage="accept", channel_bindings=channel_bindings()
                )
                token = neg_token_init(token) if MODE == "spnego" else token
            challenge = self.context.step(token)
            if not self.context.complete:
                header = "Negotiate " + base64.b64encode(challenge).decode()
                self.reply(401, b"", {"WWW-Authenticate": header})
        return self.context is not None and self.context.complete

    def answer(self, request):
        self.count += 1
        user = str(self.context.initiator_name).rstrip("\0")
        version = f"{self.count}: {'Identify' in request.decode()}"
        text = IDENTIFY_REPLY.format(vendor=user, version=version).encode()
        if MODE == "tls":
            return self.reply_text(text)
        self.reply_sealed(len(text), self.context.wrap(text, True).message)


serve(Handler, sys.argv[2] if MODE == "tls" else None)
