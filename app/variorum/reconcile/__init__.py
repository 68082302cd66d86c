"""From tags to verdicts: origins, what counts, matchings, statuses, figure relations. Pure."""
