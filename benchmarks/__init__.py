"""Speed and memory, one file per benchmark; each prints JSON lines (name, ours, baseline, ratio). Run: make bench."""
