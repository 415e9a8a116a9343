"""The example programme: invented companies, people and facts around the figures of the published description.

`load.load_demo` fills an empty database; the same seed gives the same rows, whatever the machine or Python version.
What comes from the source and what is invented is told in docs/operate/demo.md.
"""
