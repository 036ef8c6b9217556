"""What stands in a Word document or Excel workbook as tables and sentences. Pure: no Django, no database, no clock."""
