"""Shape and wording of input of people."""
