<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
    <context>
        <name>Port&lt;T&gt;</name>
        <message>
            <source>a
b</source>
            <userdata>u</userdata>
            <translation><![CDATA[船 & 港]]></translation>
            <extra-po-flags>x</extra-po-flags>
        </message>
    </context>
</TS>
