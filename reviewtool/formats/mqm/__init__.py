"""Annotations of the research formats MQM TSV and Marot."""
