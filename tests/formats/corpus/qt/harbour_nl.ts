<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../src/main.cpp" line="12"/>
        <location line="+3"/>
        <source>&amp;Open the lock</source>
        <comment>verb</comment>
        <extracomment>In the menu</extracomment>
        <translatorcomment>see the &quot;manual&quot;</translatorcomment>
        <translation>&amp;Open de sluis</translation>
    </message>
    <message>
        <location filename="../src/main.cpp" line="20"/>
        <source>It&apos;s raining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fog</source>
        <translation type="unfinished"/>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished">Ruwe tekst</translation>
    </message>
    <message>
        <source>Bare</source>
    </message>
    <message numerus="yes">
        <source>%n ship(s)</source>
        <translation>
            <numerusform>%n schip</numerusform>
            <numerusform>%n schepen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n boat(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform/>
        </translation>
    </message>
    <message>
        <source>Old</source>
        <translation type="vanished">Oud</translation>
    </message>
    <message>
        <source>Older</source>
        <translation type="obsolete">Ouder</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source></source>
        <comment>All of this is shown at sea</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc<byte value="x1b"/>ape</source>
        <translation>Ont<byte value="x1b"/>snap &lt;b&gt;nu&lt;/b&gt;</translation>
    </message>
</context>
</TS>
