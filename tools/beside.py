"""Run a command with another one beside it: beside.py "WORKER …" COMMAND …  Both end together, also by Ctrl-C.

{me} in the worker's words is the number of this process, by which the worker sees when it is gone.
The worker is asked to end and waited for; one that does not within ten seconds is killed.
"""

import os
import shlex
import signal
import subprocess
import sys
from types import FrameType

PATIENCE = 10


def main(worker_command: str, command: list[str]) -> int:
    worker = subprocess.Popen(shlex.split(worker_command.replace("{me}", str(os.getpid()))))
    server = subprocess.Popen(command)

    def pass_on(signum: int, frame: FrameType | None) -> None:
        for child in (server, worker):
            child.send_signal(signum)

    # Ctrl-C reaches the children by itself, as they share our terminal; a kill reaches only us.
    signal.signal(signal.SIGTERM, pass_on)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return server.wait()
    finally:
        worker.terminate()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
