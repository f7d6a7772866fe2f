<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE TS>
<TS version="1.1" language="sv">
<context><name>A</name><!-- c --><message><source>Sea</source><!-- <translation>no</translation> --><translation>Sjö</translation></message></context>
</TS>
