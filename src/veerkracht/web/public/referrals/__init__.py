"""The public side of referrals."""
