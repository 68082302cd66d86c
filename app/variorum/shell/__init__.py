"""What both shells say: codes and parameters turned into sentences."""
