"""`make bench`: every benchmark beside this file, one after the other; ends with 1 where a bar was missed."""

import subprocess
import sys
from pathlib import Path


def main() -> int:
    missed = []
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        name = f"benchmarks.{path.stem}"
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", name], check=False).returncode:
            missed.append(path.stem)
    print(f"\n{'missed: ' + ', '.join(missed) if missed else 'every bar was reached'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
