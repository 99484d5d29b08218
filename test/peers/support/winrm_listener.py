"""What every listener that judges our client has to say besides its logon: the reply to Identify, its frame when it is
sealed, where a sealed request begins, and HTTP/1.1 that closes nothing."""

import http.server
import re
import ssl

IDENTIFY_REPLY = (
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body>'
    '<i:IdentifyResponse xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd">'
    "<i:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion>"
    "<i:ProductVendor>{vendor}</i:ProductVendor><i:ProductVersion>{version}</i:ProductVersion>"
    "</i:IdentifyResponse></s:Body></s:Envelope>"
)
FRAME = (
    "--Encrypted Boundary\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n"
    "\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length={length}\r\n"
    "--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n"
)
SEALED = 'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"'


def sealed_part(body):
    """The signature of a sealed request and its ciphertext."""
    length = int(re.search(rb"Length=(\d+)", body).group(1))
    start = body.index(b"application/octet-stream\r\n") + len(b"application/octet-stream\r\n") + 4
    return body[start : start + 16], body[start + 16 : start + 16 + length]


def certificate_der(path):
    with open(path, encoding="ascii") as pem:
        text = re.search("-+BEGIN CERT.+?END CERTIFICATE-+", pem.read(), re.S).group()
    return ssl.PEM_cert_to_DER_cert(text)


class Connection(http.server.BaseHTTPRequestHandler):
    """One instance is one connection."""

    protocol_version = "HTTP/1.1"

    def body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def reply_text(self, text):
        self.reply(200, text, {"Content-Type": "application/soap+xml;charset=UTF-8"})

    def reply_sealed(self, length, signature_and_ciphertext):
        """A sealed reply. length: of the text that is in it."""
        frame = FRAME.format(length=length).encode() + (16).to_bytes(4, "little")
        self.reply(200, frame + signature_and_ciphertext + b"--Encrypted Boundary--\r\n", {"Content-Type": SEALED})

    def reply(self, status, body, headers):
        self.send_response(status, "")
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(connection, certificate=None):
    """Prints the port, and answers for ever; over https with a file that holds the certificate and its key."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), connection)
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print(server.server_address[1], flush=True)
    server.serve_forever()
