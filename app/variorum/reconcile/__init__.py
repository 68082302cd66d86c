"""From linked tags to verdicts. Pure functions over one group at a time."""
