"""pywinrm: two commands of reg in one shell for each host, which is the least it can do, so many hosts at a time.

BENCH_TASK is JSON (see bench/measure/registry-program.ts) with `commands`, a list of words each; prints milliseconds.
"""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

from winrm.protocol import Protocol

task = json.loads(os.environ["BENCH_TASK"])


def ask(port):
    protocol = Protocol(
        endpoint="https://%s:%d/wsman" % (task["host"], port),
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


begin = time.monotonic()
with ThreadPoolExecutor(max_workers=task["most"]) as threads:
    list(threads.map(ask, task["ports"]))
print((time.monotonic() - begin) * 1000)
