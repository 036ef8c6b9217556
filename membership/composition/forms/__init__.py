"""Shape and wording of input of composition."""
