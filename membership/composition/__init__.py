"""Who should sit where: rules of composition against the seats that are filled."""
