"""In the meeting: who is there, who may take part, whether it can decide, and what it decided."""
