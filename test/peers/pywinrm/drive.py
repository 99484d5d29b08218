"""Calls StdRegProv methods through pywinrm and prints what came back as JSON.

Standard input is one JSON object: endpoint, transport, username, password, encryption, ca (a file) and calls, each with
method and parameters (pairs of name and text). Prints {"replies": [[[name, text], ...], ...]}, or
{"error": class name, "message": text}.
"""

import json
import sys
import xml.etree.ElementTree as ET

import xmltodict
from winrm.exceptions import InvalidCredentialsError, WinRMError, WinRMTransportError
from winrm.protocol import Protocol

RESOURCE = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/default/StdRegProv"


def request(protocol, method, parameters):
    envelope = protocol._get_soap_header(resource_uri=RESOURCE, action=RESOURCE + "/" + method)
    members = {"@xmlns:reg": RESOURCE}
    for name, text in parameters:
        members.setdefault("reg:" + name, []).append(text)
    envelope["env:Body"] = {"reg:" + method + "_INPUT": members}
    return xmltodict.unparse({"env:Envelope": envelope})


def main():
    task = json.load(sys.stdin)
    protocol = Protocol(
        endpoint=task["endpoint"],
        transport=task["transport"],
        username=task["username"],
        password=task["password"],
        message_encryption=task["encryption"],
        ca_trust_path=task.get("ca"),
        read_timeout_sec=10,
        operation_timeout_sec=5,
    )
    try:
        replies = []
        for call in task["calls"]:
            reply = protocol.send_message(request(protocol, call["method"], call["parameters"]))
            output = ET.fromstring(reply).find("{http://www.w3.org/2003/05/soap-envelope}Body")[0]
            replies.append([[child.tag.split("}")[1], child.text] for child in output])
        print(json.dumps({"replies": replies}))
    except (WinRMError, WinRMTransportError, InvalidCredentialsError) as error:
        print(json.dumps({"error": type(error).__name__, "message": str(error)}))


main()
