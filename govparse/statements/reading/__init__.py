"""The one pass over the numbers of a document, from which its indicators come."""
