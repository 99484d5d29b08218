"""Reads WMI classes and calls their methods through pywinrm, and prints what came back as JSON.

Standard input is one JSON object: endpoint, username, password, ca (a file), and steps, each {"wql", "namespace"} for a
query or {"resource", "selectors", "method", "parameters"} for a call. Prints one list a step: of instances or of one
reply, each a list of [name, text].
"""

import json
import sys
import uuid
import xml.etree.ElementTree as ET

import xmltodict
from winrm.protocol import Protocol

WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/"
BODY = "{http://www.w3.org/2003/05/soap-envelope}Body"
ENUMERATE = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate"
ITEMS = "{http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd}Items"
DIALECT = "http://schemas.microsoft.com/wbem/wsman/1/WQL"


def members(element):
    return [[child.tag.split("}")[1], child.text] for child in element]


def send(protocol, resource, action, body, selectors=()):
    envelope = protocol._get_soap_header(resource_uri=resource, action=action, message_id=uuid.uuid4())
    if selectors:
        envelope["env:Header"]["w:SelectorSet"] = {
            "w:Selector": [{"@Name": name, "#text": value} for name, value in selectors]
        }
    envelope["env:Body"] = body
    reply = protocol.send_message(xmltodict.unparse({"env:Envelope": envelope}))
    return ET.fromstring(reply).find(BODY)[0]


def query(protocol, step):
    resource = WMI + step["namespace"] + "/*"
    body = {
        "n:Enumerate": {
            "@xmlns:n": "http://schemas.xmlsoap.org/ws/2004/09/enumeration",
            "w:OptimizeEnumeration": None,
            "w:MaxElements": "100",
            "w:Filter": {"@Dialect": DIALECT, "#text": step["wql"]},
        }
    }
    reply = send(protocol, resource, ENUMERATE, body)
    found = [members(item) for item in reply.iter(ITEMS) for item in item]
    context = reply.findtext("{http://schemas.xmlsoap.org/ws/2004/09/enumeration}EnumerationContext")
    while context:
        pull = {
            "n:Pull": {
                "@xmlns:n": "http://schemas.xmlsoap.org/ws/2004/09/enumeration",
                "n:EnumerationContext": context,
                "n:MaxElements": "100",
            }
        }
        reply = send(protocol, resource, ENUMERATE[:-9] + "Pull", pull)
        items = reply.find("{http://schemas.xmlsoap.org/ws/2004/09/enumeration}Items")
        found += [members(item) for item in (items if items is not None else [])]
        context = reply.findtext("{http://schemas.xmlsoap.org/ws/2004/09/enumeration}EnumerationContext")
    return found


def call(protocol, step):
    resource = WMI + step["resource"]
    parameters = {"@xmlns:p": resource}
    for name, text in step.get("parameters", []):
        parameters.setdefault("p:" + name, []).append(text)
    body = {"p:" + step["method"] + "_INPUT": parameters}
    return [members(send(protocol, resource, resource + "/" + step["method"], body, step.get("selectors", [])))]


def main():
    task = json.load(sys.stdin)
    protocol = Protocol(
        endpoint=task["endpoint"],
        transport="ntlm",
        username=task["username"],
        password=task["password"],
        ca_trust_path=task["ca"],
        read_timeout_sec=10,
        operation_timeout_sec=5,
    )
    print(json.dumps([query(protocol, step) if "wql" in step else call(protocol, step) for step in task["steps"]]))


main()
