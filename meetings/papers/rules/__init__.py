"""Pure rules of agenda and papers: no Django, no database, no clock."""
