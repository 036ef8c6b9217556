"""What people declare: interests, declarations, gifts, and their own pages."""
