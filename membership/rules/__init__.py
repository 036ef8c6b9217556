"""Pure rules of who sits where: no Django, no database, no clock."""
