"""Tags proposed from what is known: values in, suggestions out; knows model and text only."""
