"""Rules as data: packs are read, proved and run here."""
