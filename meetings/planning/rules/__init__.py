"""Pure rules of the calendar: no Django, no database, no clock."""
