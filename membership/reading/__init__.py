"""Names out of texts and tables: what a document says about members. Pure: no Django, no database, no clock."""
