"""Pure rules of a meeting at work: facts in, outcomes out."""
