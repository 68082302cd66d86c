"""Tags of several analysts on one article to agreement and discrepancies."""
