"""Pure rules of authority: no Django, no database, no clock."""
