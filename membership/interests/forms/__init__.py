"""Shape and wording of input of interests."""
