"""Charts as plain SVG text: scales are pure sums, each drawing is one function from values to markup.

Nothing here needs a request or a browser, so the same drawing stands in a page and in a printed report.
"""
