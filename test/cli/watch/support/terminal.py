"""A pseudo-terminal that is used while a program runs on it, through pipes.

usage: terminal.py columns rows program arguments...
stdin: a JSON value a line, a string that is typed, [columns, rows] that the terminal has from then on, or
{"signal": NAME} for what runs in the foreground; its end hangs up. stdout: what the terminal is sent. Exits with the program's code.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios


def resize(terminal, columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


pid, terminal = pty.fork()
if pid == 0:
    resize(0, int(sys.argv[1]), int(sys.argv[2]))
    os.execvp(sys.argv[3], sys.argv[3:])
waiting = b""
while True:
    ready, _, _ = select.select([terminal, 0], [], [])
    if terminal in ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        os.write(1, data)
    if 0 in ready:
        data = os.read(0, 65536)
        if not data:
            break
        *lines, waiting = (waiting + data).split(b"\n")
        for line in lines:
            value = json.loads(line)
            if isinstance(value, str):
                os.write(terminal, value.encode())
            elif isinstance(value, dict):
                os.killpg(os.tcgetpgrp(terminal), signal.Signals[value["signal"]])
            else:
                resize(terminal, *value)
os.close(terminal)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
