"""A progress bar in the terminal; one line per part where there is no terminal."""

import sys
import time

WIDTH = 30


class ProgressBar:
    """Called with a label, how far that part is, and how much it holds."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.is_terminal = sys.stdout.isatty()

    def __call__(self, label: str, done: int, total: int) -> None:
        """Draw how far this part is."""
        share = done / total if total else 1.0
        if self.is_terminal:
            filled = round(share * WIDTH)
            print(f"\r  [{'#' * filled}{'.' * (WIDTH - filled)}] {label:<40}", end="", flush=True)
        elif share >= 1:
            print(f"  {label}: done after {time.monotonic() - self.began:.0f} s", flush=True)

    def finish(self) -> None:
        """Leave the line and tell how long it all took."""
        seconds = f"Loaded in {time.monotonic() - self.began:.0f} s."
        print(f"\r{seconds:<{WIDTH + 50}}" if self.is_terminal else seconds, flush=True)
