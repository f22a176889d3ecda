"""Runs one command, and says on standard error what the system counts of it.

It is a small process of its own, because a command is counted the memory of whoever starts it.
"""

import os
import sys
import time

started = time.perf_counter()
child = os.posix_spawn(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 1, 2)]
)
_child, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - started
cpu = usage.ru_utime + usage.ru_stime
sys.stderr.write(f"{os.waitstatus_to_exitcode(status)} {wall} {cpu} {usage.ru_maxrss}")
