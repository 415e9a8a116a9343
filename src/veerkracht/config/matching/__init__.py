"""`veerkracht match`: the matching engine on plain files, without web and without database."""
