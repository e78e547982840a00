"""Prints what a briefing costs; the work is in a module of its own.

The engine's process loads this file again, and would pay for whatever it imports.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))
    from briefing_cost import main

    main()
