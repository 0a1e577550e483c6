"""Reports: figures counted from work records, text blocks, frozen copies."""
