"""Pure rules of scans: definitions, scores, advice, comparing, and what may be shown of a group."""
