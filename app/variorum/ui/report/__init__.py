"""What of a report only Qt can make: its charts as pictures, and the PDF."""
