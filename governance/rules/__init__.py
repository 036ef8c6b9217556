"""Pure rules of the ground floor: no Django, no database, no clock."""
