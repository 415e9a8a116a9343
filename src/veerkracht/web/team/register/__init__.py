"""Files of the trade register: put in, mapped, read in the background, reported, undone."""
