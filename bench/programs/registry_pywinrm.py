"""pywinrm: two commands of reg in one shell, which is the least it can do.

The argument is JSON (see bench/measure/registry-program.ts) with `commands`, a list of words each; prints milliseconds.
"""

import json
import sys
import time

from winrm.protocol import Protocol

task = json.loads(sys.argv[1])
begin = time.monotonic()
protocol = Protocol(
    endpoint="https://%s:%d/wsman" % (task["host"], task["port"]),
    transport="ntlm",
    username=task["username"],
    password=task["password"],
    ca_trust_path=task["caFile"],
)
shell = protocol.open_shell()
for program, *arguments in task["commands"]:
    command = protocol.run_command(shell, program, arguments)
    output, error, code = protocol.get_command_output(shell, command)
    protocol.cleanup_command(shell, command)
    assert code == 0, error
protocol.close_shell(shell)
print((time.monotonic() - begin) * 1000)
