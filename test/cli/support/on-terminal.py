"""Runs a program on a pseudo-terminal, answers its prompts, prints what it printed and exits with its code.

usage: pty.py '[["prompt", "answer"], ...]' program arguments...
"""

import json
import os
import pty
import select
import sys
import time

answers = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
seen = b""
output = b""
end = time.monotonic() + 40
while time.monotonic() < end:
    ready, _, _ = select.select([terminal], [], [], 1)
    if not ready:
        continue
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    seen += data
    output += data
    if answers and answers[0][0].encode() in seen:
        time.sleep(0.2)
        os.write(terminal, answers.pop(0)[1].encode())
        seen = b""
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(output)
sys.exit(os.waitstatus_to_exitcode(status))
