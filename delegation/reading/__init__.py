"""Tables out of files: what a scheme in Word or Excel says. Pure: no Django, no database, no clock."""
