"""Runs a program on a pseudo-terminal, answers its prompts, prints what it printed and exits with its code.

usage: on-terminal.py '[["prompt", "answer"], ...]' program arguments...

An answer is what is typed, or {"signal": "SIGTERM"} for a signal to the program.
"""

import json
import os
import pty
import select
import signal
import sys
import time

answers = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
seen = b""
output = b""
# For what never ends, not for what is slow.
end = time.monotonic() + 300
while True:
    if time.monotonic() > end:
        os.kill(pid, signal.SIGKILL)
        break
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
        answer = answers.pop(0)[1]
        if isinstance(answer, str):
            os.write(terminal, answer.encode())
        else:
            os.kill(pid, signal.Signals[answer["signal"]])
        seen = b""
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(output)
sys.exit(os.waitstatus_to_exitcode(status))
