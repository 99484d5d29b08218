"""Runs commands in one cmd shell through pywinrm and prints what came back as JSON.

Standard input is one JSON object: endpoint, transport, username, password, encryption, ca (a file) and commands, each a
program and its arguments. Prints {"results": [[exit code, stdout, stderr], ...]} or
{"error": class name, "message": text}.
"""

import json
import sys

from winrm.exceptions import WinRMError, WinRMTransportError
from winrm.protocol import Protocol


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
        results = []
        shell = protocol.open_shell(codepage=task.get("codepage", 437))
        for program, *arguments in task["commands"]:
            command = protocol.run_command(shell, program, arguments)
            stdout, stderr, code = protocol.get_command_output(shell, command)
            protocol.cleanup_command(shell, command)
            encoding = "utf-8" if task.get("codepage") == 65001 else "cp437"
            results.append([code, stdout.decode(encoding), stderr.decode(encoding)])
        protocol.close_shell(shell)
        print(json.dumps({"results": results}))
    except (WinRMError, WinRMTransportError) as error:
        print(json.dumps({"error": type(error).__name__, "message": str(error)}))


main()
