"""Shape and wording of input about functions, schemes and their entries."""
