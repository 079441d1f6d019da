"""Runs a command; prints a line of JSON with its milliseconds of CPU time, user and system, and of
wall time. What its processes leave behind when it ends (esbuild's service) is waited for and counted."""

import ctypes
import json
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36

if sys.platform == "linux":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
wall = time.perf_counter() - start
if done.returncode != 0:
    sys.exit(f"{' '.join(sys.argv[1:])}: {done.stderr}")
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"cpu": 1000 * (used.ru_utime + used.ru_stime), "wall": 1000 * wall}))
