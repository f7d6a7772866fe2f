<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.0" language="de">
<context>
    <name></name>
    <message id="msg_welcome">
        <source>Welcome</source>
        <oldsource>Hello</oldsource>
        <translation>Willkommen</translation>
    </message>
    <message id="msg_none">
        <translation type="unfinished"></translation>
    </message>
    <message id="msg_ships" numerus="yes">
        <source>%n ships</source>
        <translation type="unfinished"></translation>
    </message>
    <message id="msg_boats" numerus="yes">
        <source>%n boats</source>
    </message>
</context>
</TS>
