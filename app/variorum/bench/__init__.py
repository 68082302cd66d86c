"""The measure: every target of speed and size, ours and a yardstick in turn, on made data.

What is timed is CPU, because machines are shared; every figure is set against a yardstick of the
same run, because machines differ. Nothing here is used by the rest of the program.
"""
