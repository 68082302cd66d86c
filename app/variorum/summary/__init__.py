"""From verdicts to the reconciled summary. Pure."""
