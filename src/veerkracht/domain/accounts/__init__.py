"""People who sign in, and which roles exist.

Roles are held per programme (`programme.Membership`); this word knows no other word.
"""
