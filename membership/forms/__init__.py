"""Shape and wording of input about people and who sits where."""
