"""The demonstration world: five systems as data. Nothing here reads the database."""
