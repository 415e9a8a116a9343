"""The Dutch texts of the example programme; all people, companies and stories in them are invented."""
