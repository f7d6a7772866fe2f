<!DOCTYPE TS><TS>
<defaultcodec></defaultcodec>
<context>
	<name>Bar</name>
	<message encoding="UTF-8">
		<source>Same</source>
		<translation>Pareil</translation>
	</message>
	<message>
		<source>Same</source>
		<translation>Identique é</translation>
	</message>
</context>
</TS>
