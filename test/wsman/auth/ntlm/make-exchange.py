"""Makes own-exchange.json: NTLM logons and sealed messages, by python3-ntlm-auth from inputs of our own.

OPENSSL_CONF must activate OpenSSL's legacy provider, for MD4 (test/peers/pywinrm/pywinrm.ts writes such a file):
    OPENSSL_CONF=legacy.cnf /usr/bin/python3 make-exchange.py > own-exchange.json
"""

import json
import struct

from ntlm_auth import compute_response, messages
from ntlm_auth.gss_channel_bindings import GssChannelBindingsStruct
from ntlm_auth.ntlm import NtlmContext
from ntlm_auth.session_security import SessionSecurity

ACCOUNT = {"domain": "FABRIKAM", "userName": "Jürgen.Wolf", "password": "Gr\u00fcne W\u00e4lder 7!"}
WORKSTATION = "BUILD04"
SERVER_CHALLENGE = bytes(range(0x10, 0x18))
CLIENT_CHALLENGE = bytes(range(0x20, 0x28))
SESSION_KEY = bytes(range(0x40, 0x50))
TIME = struct.pack("<Q", 134_250_048_000_000_000)
CERTIFICATE_HASH = bytes(range(0x60, 0x80))
FLAGS = 0xE28A8235
"""What both sides may say, in turns, with a text beyond ASCII."""
MESSAGES = ["<e>first</e>", "<e>first answer: \u00e4\u20ac</e>", "<e>second</e>", "<e>" + "x" * 300 + "</e>"]


def pair(number, value):
    return struct.pack("<HH", number, len(value)) + value


def challenge():
    """CHALLENGE_MESSAGE, MS-NLMP 2.2.1.2."""
    target = "FABRIKAM".encode("utf-16-le")
    info = (
        pair(2, target)
        + pair(1, "RDSH7".encode("utf-16-le"))
        + pair(4, "fabrikam.example".encode("utf-16-le"))
        + pair(3, "rdsh7.fabrikam.example".encode("utf-16-le"))
        + pair(7, TIME)
        + pair(0, b"")
    )
    fields = struct.pack("<HHI", len(target), len(target), 56) + struct.pack("<I", FLAGS) + SERVER_CHALLENGE + bytes(8)
    fields += struct.pack("<HHI", len(info), len(info), 56 + len(target)) + bytes([10, 0, 0x7C, 0x4F, 0, 0, 0, 15])
    return b"NTLMSSP\0" + struct.pack("<I", 2) + fields + target + info


def client(bindings):
    data = None
    if bindings is not None:
        data = GssChannelBindingsStruct()
        data[data.APPLICATION_DATA] = bindings
    return NtlmContext(
        ACCOUNT["userName"], ACCOUNT["password"], ACCOUNT["domain"], WORKSTATION, cbt_data=data
    )


def logon(bindings):
    context = client(bindings)
    negotiate = context.step()
    authenticate = context.step(challenge())
    return context, {
        "negotiate": negotiate.hex(),
        "challenge": challenge().hex(),
        "authenticate": authenticate.hex(),
        **({} if bindings is None else {"bindings": bindings.hex()}),
    }


def sealed():
    sides = [SessionSecurity(FLAGS, SESSION_KEY, source=source) for source in ("client", "server")]
    for number, text in enumerate(MESSAGES):
        ciphertext, signature = sides[number % 2].wrap(text.encode("utf-8"))
        yield {"text": text, "signature": signature.hex(), "ciphertext": ciphertext.hex()}


def flags_last(pack):
    """The order of pairs is free; this is the client's."""

    def packed(self):
        flags = self.fields.pop(6, None)
        if flags is not None:
            self.fields[6] = flags
        return pack(self)

    return packed


messages.TargetInfo.pack = flags_last(messages.TargetInfo.pack)
compute_response.os.urandom = lambda count: CLIENT_CHALLENGE[:count]
messages.get_random_export_session_key = lambda: SESSION_KEY
_, http = logon(None)
_, https = logon(b"tls-server-end-point:" + CERTIFICATE_HASH)
exchange = {
    **ACCOUNT,
    "workstation": WORKSTATION,
    "clientChallenge": CLIENT_CHALLENGE.hex(),
    "sessionKey": SESSION_KEY.hex(),
    "http": http,
    "https": https,
    "messages": list(sealed()),
}
print(json.dumps(exchange, ensure_ascii=False, indent=2))
