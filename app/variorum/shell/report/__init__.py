"""The reconciled summary as a document: composed once, written in several formats."""
