"""Run a command and print the greatest resident memory it needed."""

from __future__ import annotations

import json
import resource
import subprocess
import sys


def main() -> int:
    """Run the command given, pass its output on, add one line with the memory."""
    code = subprocess.run(sys.argv[1:], check=False).returncode
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"peak_mb": round(peak, 1)}) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
