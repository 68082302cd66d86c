"""Values only: records, spans, dates, change sets, errors. Standard library only."""
