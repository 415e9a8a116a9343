"""Where somebody who signed in finds what is theirs."""
