"""A WinRM-like listener whose NTLM and message encryption are gss-ntlmssp's (C), for judging our client.

Prints its port, then answers every request, which over http must be sealed, with an IdentifyResponse that tells what
it read. Needs python3-gssapi and gss-ntlmssp; NTLM_USER_FILE holds DOMAIN:user:password.

usage: acceptor.py [tls CERTIFICATE_AND_KEY HASH | spnego]
tls: https, and logons must be bound to the certificate's HASH. spnego: MIT's SPNEGO stands before NTLM, its replies
go out as they are, and the client's bare first message is put into a NegTokenInit for it.
"""
import base64
import hashlib
import http.server
import re
import ssl
import sys

import gssapi

MODE = sys.argv[1] if len(sys.argv) > 1 else "http"
NTLMSSP = gssapi.OID.from_int_seq("1.3.6.1.4.1.311.2.2.10")
SPNEGO = gssapi.OID.from_int_seq("1.3.6.1.5.5.2")
REPLY = (
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body>'
    '<i:IdentifyResponse xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd">'
    "<i:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion>"
    "<i:ProductVendor>{user}</i:ProductVendor><i:ProductVersion>{count}: {asked}</i:ProductVersion>"
    "</i:IdentifyResponse></s:Body></s:Envelope>"
)
FRAME = (
    "--Encrypted Boundary\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n"
    "\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length={length}\r\n"
    "--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n"
)
CONTENT_TYPE = (
    'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"'
)


def channel_bindings():
    """What the client must have bound itself to (RFC 5929), computed by Python."""
    if MODE != "tls":
        return None
    with open(sys.argv[2], encoding="ascii") as pem:
        certificate = ssl.PEM_cert_to_DER_cert(re.search("-+BEGIN CERT.+?END CERTIFICATE-+", pem.read(), re.S).group())
    digest = hashlib.new(sys.argv[3], certificate).digest()
    return gssapi.raw.ChannelBindings(application_data=b"tls-server-end-point:" + digest)


def der(tag, content):
    length = len(content)
    return bytes([tag, length] if length < 128 else [tag, 129, length]) + content


def neg_token_init(message):
    """RFC 4178 4.2.1, with NTLM as the only mechanism."""
    mechanism = bytes.fromhex("060a2b06010401823702020a")
    body = der(0xA0, der(0x30, mechanism)) + der(0xA2, der(0x04, message))
    return der(0x60, bytes.fromhex("06062b0601050502") + der(0xA0, der(0x30, body)))


class Handler(http.server.BaseHTTPRequestHandler):
    """One instance is one connection, so the security context lives here."""

    protocol_version = "HTTP/1.1"
    context = None
    count = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            if not self.authenticate():
                return
            self.answer(body if MODE == "tls" else self.context.unwrap(self.sealed(body)).message)
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

    def sealed(self, body):
        length = int(re.search(rb"Length=(\d+)", body).group(1))
        start = body.index(b"application/octet-stream\r\n") + len(b"application/octet-stream\r\n") + 4
        return body[start : start + 16 + length]

    def answer(self, request):
        self.count += 1
        user = str(self.context.initiator_name).rstrip("\0")
        text = REPLY.format(user=user, count=self.count, asked="Identify" in request.decode()).encode()
        if MODE == "tls":
            return self.reply(200, text, {"Content-Type": "application/soap+xml;charset=UTF-8"})
        wrapped = self.context.wrap(text, True).message
        frame = FRAME.format(length=len(text)).encode()
        body = frame + (16).to_bytes(4, "little") + wrapped + b"--Encrypted Boundary--\r\n"
        self.reply(200, body, {"Content-Type": CONTENT_TYPE})

    def reply(self, status, body, headers):
        self.send_response(status, "")
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if MODE == "tls":
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sys.argv[2])
    server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_address[1], flush=True)
server.serve_forever()
