"""What stays of a meeting: minutes, actions, what was sent on, and whether the committee keeps its own rules."""
