"""Tables: CSV and TSV with named columns."""
