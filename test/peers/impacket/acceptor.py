"""A sealed or TLS-bound WinRM endpoint whose NTLM is impacket's. Arguments: certificate file with key, for https.

ACCOUNT (DOMAIN\\user) and PASSWORD name the one account. Prints its port. A reply says in ProductVendor what of the
client's messages was as impacket computes it.
"""

import base64
import hashlib
import os
import struct
import sys
import time

from Cryptodome.Cipher import ARC4
from impacket import ntlm
from winrm_listener import IDENTIFY_REPLY, Connection, certificate_der, sealed_part, serve

CERTIFICATE = sys.argv[1] if len(sys.argv) > 1 else None
DOMAIN, USER = os.environ["ACCOUNT"].split("\\")
PASSWORD = os.environ["PASSWORD"]
MIC = 72
FLAGS = (
    ntlm.NTLMSSP_NEGOTIATE_UNICODE
    | ntlm.NTLMSSP_REQUEST_TARGET
    | ntlm.NTLMSSP_NEGOTIATE_SIGN
    | ntlm.NTLMSSP_NEGOTIATE_SEAL
    | ntlm.NTLMSSP_NEGOTIATE_NTLM
    | ntlm.NTLMSSP_NEGOTIATE_ALWAYS_SIGN
    | ntlm.NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY
    | ntlm.NTLMSSP_NEGOTIATE_TARGET_INFO
    | ntlm.NTLMSSP_NEGOTIATE_VERSION
    | ntlm.NTLMSSP_NEGOTIATE_128
    | ntlm.NTLMSSP_NEGOTIATE_KEY_EXCH
)


def expected_bindings():
    """MsvAvChannelBindings (RFC 5929, MS-NLMP 2.2.2.1); zeros where there is no TLS."""
    if CERTIFICATE is None:
        return bytes(16)
    data = b"tls-server-end-point:" + hashlib.sha256(certificate_der(CERTIFICATE)).digest()
    return hashlib.md5(bytes(16) + struct.pack("<I", len(data)) + data).digest()


class Rejected(Exception):
    pass


class Side:
    """What one side of a connection sends: its keys, key stream and sequence number."""

    def __init__(self, key, mode):
        self.sign = ntlm.SIGNKEY(FLAGS, key, mode)
        self.seal = ntlm.SEALKEY(FLAGS, key, mode)
        self.stream = ARC4.new(self.seal).encrypt
        self.sequence = 0

    def mac(self, plain):
        signature = ntlm.MAC(FLAGS, self.stream, self.sign, self.sequence, plain).getData()
        self.sequence += 1
        return signature


class Logon:
    """One NTLM logon as a server sees it."""

    def __init__(self, negotiate):
        self.negotiate = negotiate
        pairs = ntlm.AV_PAIRS()
        pairs[ntlm.NTLMSSP_AV_HOSTNAME] = "HOST".encode("utf-16le")
        pairs[ntlm.NTLMSSP_AV_TIME] = struct.pack("<q", 116444736000000000 + int(time.time() * 10000000))
        challenge = ntlm.NTLMAuthChallenge()
        challenge["flags"] = FLAGS
        challenge["challenge"] = os.urandom(8)
        challenge["domain_len"] = challenge["domain_max_len"] = 8
        challenge["domain_offset"] = 56
        challenge["domain_name"] = "HOST".encode("utf-16le")
        challenge["Version"] = bytes.fromhex("0a0000000000000f")
        challenge["TargetInfoFields"] = pairs
        challenge["TargetInfoFields_len"] = challenge["TargetInfoFields_max_len"] = len(pairs)
        challenge["TargetInfoFields_offset"] = 64
        self.server_challenge = challenge["challenge"]
        self.challenge = challenge.getData()

    def finish(self, message):
        """Checks an AUTHENTICATE message; what of it was checked."""
        answer = ntlm.NTLMAuthChallengeResponse()
        answer.fromString(message)
        response = answer["ntlm"]
        user, domain = (answer[name].decode("utf-16le") for name in ("user_name", "domain_name"))
        if (user.lower(), domain) != (USER.lower(), DOMAIN):
            raise Rejected()
        owf = ntlm.NTOWFv2(USER, PASSWORD, domain)
        proof = ntlm.hmac_md5(owf, self.server_challenge + response[16:])
        if proof != response[:16]:
            raise Rejected()
        pairs = ntlm.AV_PAIRS(response[44:])
        base_key = ntlm.hmac_md5(owf, proof)
        key = ntlm.generateEncryptedSessionKey(base_key, answer["session_key"])
        if not struct.unpack("<I", pairs[ntlm.NTLMSSP_AV_FLAGS][1])[0] & 2:
            raise Rejected()
        zeroed = message[:MIC] + bytes(16) + message[MIC + 16 :]
        if ntlm.hmac_md5(key, self.negotiate + self.challenge + zeroed) != message[MIC : MIC + 16]:
            raise Rejected()
        if pairs[ntlm.NTLMSSP_AV_CHANNEL_BINDINGS][1] != expected_bindings():
            raise Rejected()
        self.theirs, self.ours = Side(key, "Client"), Side(key, "Server")
        return "proof, key, MIC, bindings, " + pairs[ntlm.NTLMSSP_AV_TARGET_NAME][1].decode("utf-16le")


class Handler(Connection):
    logon = None
    checked = None

    def do_POST(self):
        body = self.body()
        try:
            if self.authenticate():
                self.answer(body if CERTIFICATE else self.unseal(body))
        except Rejected:
            self.reply(401, b"", {"WWW-Authenticate": "Negotiate"})

    def authenticate(self):
        if "Authorization" in self.headers:
            token = base64.b64decode(self.headers["Authorization"].split(" ")[1])
            if token[8] == 1:
                self.logon = Logon(token)
                challenge = base64.b64encode(self.logon.challenge).decode()
                self.reply(401, b"", {"WWW-Authenticate": "Negotiate " + challenge})
                return False
            self.checked = self.logon.finish(token)
        if self.checked is None:
            raise Rejected()
        return True

    def unseal(self, body):
        signature, ciphertext = sealed_part(body)
        side = self.logon.theirs
        plain = side.stream(ciphertext)
        if side.mac(plain) != signature:
            raise Rejected()
        return plain

    def answer(self, request):
        text = IDENTIFY_REPLY.format(vendor=self.checked, version="Identify" in request.decode()).encode()
        if CERTIFICATE:
            self.reply_text(text)
            return
        side = self.logon.ours
        ciphertext = side.stream(text)
        self.reply_sealed(len(text), side.mac(text) + ciphertext)


serve(Handler, CERTIFICATE)
