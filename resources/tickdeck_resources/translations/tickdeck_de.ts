<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
  <context>
    <name>tickdeck</name>
    <message numerus="yes">
      <source>%Ln asset(s)</source>
      <translation>
        <numerusform>%Ln Asset</numerusform>
        <numerusform>%Ln Assets</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln began to fail since you looked</source>
      <translation>
        <numerusform>%Ln schlägt fehl, seit Sie nachsahen</numerusform>
        <numerusform>%Ln schlagen fehl, seit Sie nachsahen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln canceled</source>
      <translation>
        <numerusform>%Ln abgebrochen</numerusform>
        <numerusform>%Ln abgebrochen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln changed file(s)</source>
      <translation>
        <numerusform>%Ln geänderte Datei</numerusform>
        <numerusform>%Ln geänderte Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln code location(s) cannot be loaded</source>
      <translation>
        <numerusform>%Ln Codequelle kann nicht geladen werden</numerusform>
        <numerusform>%Ln Codequellen können nicht geladen werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln code location(s) reloaded</source>
      <translation>
        <numerusform>%Ln Codequelle neu geladen</numerusform>
        <numerusform>%Ln Codequellen neu geladen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) ago</source>
      <translation>
        <numerusform>vor %Ln Tag</numerusform>
        <numerusform>vor %Ln Tagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln event(s) waiting since {time}</source>
      <translation>
        <numerusform>%Ln Ereignis wartet seit {time}</numerusform>
        <numerusform>%Ln Ereignisse warten seit {time}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failed</source>
      <translation>
        <numerusform>%Ln fehlgeschlagen</numerusform>
        <numerusform>%Ln fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failed since you looked</source>
      <translation>
        <numerusform>%Ln fehlgeschlagen, seit Sie nachsahen</numerusform>
        <numerusform>%Ln fehlgeschlagen, seit Sie nachsahen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failure(s)</source>
      <translation>
        <numerusform>%Ln Fehlschlag</numerusform>
        <numerusform>%Ln Fehlschläge</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failure(s) since {time}</source>
      <translation>
        <numerusform>%Ln Fehlschlag seit {time}</numerusform>
        <numerusform>%Ln Fehlschläge seit {time}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) fit, %Ln would run now</source>
      <translation>
        <numerusform>%Ln Datei passt, %Ln würde jetzt laufen</numerusform>
        <numerusform>%Ln Dateien passen, %Ln würden jetzt laufen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) fit, 0 would run now</source>
      <translation>
        <numerusform>%Ln Datei passt, 0 würden jetzt laufen</numerusform>
        <numerusform>%Ln Dateien passen, 0 würden jetzt laufen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) left out by the patterns.</source>
      <translation>
        <numerusform>%Ln Datei von den Mustern ausgelassen.</numerusform>
        <numerusform>%Ln Dateien von den Mustern ausgelassen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln held</source>
      <translation>
        <numerusform>%Ln zurückgehalten</numerusform>
        <numerusform>%Ln zurückgehalten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln in progress</source>
      <translation>
        <numerusform>%Ln in Arbeit</numerusform>
        <numerusform>%Ln in Arbeit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) added: {keys}</source>
      <translation>
        <numerusform>%Ln Schlüssel hinzugefügt: {keys}</numerusform>
        <numerusform>%Ln Schlüssel hinzugefügt: {keys}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) already used</source>
      <translation>
        <numerusform>%Ln Schlüssel schon benutzt</numerusform>
        <numerusform>%Ln Schlüssel schon benutzt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) deleted: {keys}</source>
      <translation>
        <numerusform>%Ln Schlüssel gelöscht: {keys}</numerusform>
        <numerusform>%Ln Schlüssel gelöscht: {keys}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) left as they were: {keys}</source>
      <translation>
        <numerusform>%Ln Schlüssel blieb, wie er war: {keys}</numerusform>
        <numerusform>%Ln Schlüssel blieben, wie sie waren: {keys}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left as they were</source>
      <translation>
        <numerusform>%Ln blieb, wie er war</numerusform>
        <numerusform>%Ln blieben, wie sie waren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s)</source>
      <translation>
        <numerusform>%Ln Zeile</numerusform>
        <numerusform>%Ln Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln log line(s)</source>
      <translation>
        <numerusform>%Ln Protokollzeile</numerusform>
        <numerusform>%Ln Protokollzeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln need attention</source>
      <translation>
        <numerusform>%Ln auffällig</numerusform>
        <numerusform>%Ln auffällig</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln new line(s)</source>
      <translation>
        <numerusform>%Ln neue Zeile</numerusform>
        <numerusform>%Ln neue Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln new line(s) ↓</source>
      <translation>
        <numerusform>%Ln neue Zeile ↓</numerusform>
        <numerusform>%Ln neue Zeilen ↓</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln not finished</source>
      <translation>
        <numerusform>%Ln nicht beendet</numerusform>
        <numerusform>%Ln nicht beendet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln out of date</source>
      <translation>
        <numerusform>%Ln veraltet</numerusform>
        <numerusform>%Ln veraltet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln queued</source>
      <translation>
        <numerusform>%Ln wartet</numerusform>
        <numerusform>%Ln warten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln record(s) deleted</source>
      <translation>
        <numerusform>%Ln Eintrag gelöscht</numerusform>
        <numerusform>%Ln Einträge gelöscht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln refused as invalid</source>
      <translation>
        <numerusform>%Ln als ungültig abgelehnt</numerusform>
        <numerusform>%Ln als ungültig abgelehnt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run key(s) released</source>
      <translation>
        <numerusform>%Ln Laufschlüssel freigegeben</numerusform>
        <numerusform>%Ln Laufschlüssel freigegeben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run key(s), so that nothing runs twice</source>
      <translation>
        <numerusform>%Ln Laufschlüssel, damit nichts zweimal läuft</numerusform>
        <numerusform>%Ln Laufschlüssel, damit nichts zweimal läuft</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run request(s)</source>
      <translation>
        <numerusform>%Ln angeforderter Lauf</numerusform>
        <numerusform>%Ln angeforderte Läufe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s)</source>
      <translation>
        <numerusform>%Ln Lauf</numerusform>
        <numerusform>%Ln Läufe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) canceled</source>
      <translation>
        <numerusform>%Ln Lauf abgebrochen</numerusform>
        <numerusform>%Ln Läufe abgebrochen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) deleted</source>
      <translation>
        <numerusform>%Ln Lauf gelöscht</numerusform>
        <numerusform>%Ln Läufe gelöscht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) failed</source>
      <translation>
        <numerusform>%Ln Lauf fehlgeschlagen</numerusform>
        <numerusform>%Ln Läufe fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) looked at</source>
      <translation>
        <numerusform>%Ln Lauf angesehen</numerusform>
        <numerusform>%Ln Läufe angesehen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) requested</source>
      <translation>
        <numerusform>%Ln Lauf angefordert</numerusform>
        <numerusform>%Ln Läufe angefordert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) started again</source>
      <translation>
        <numerusform>%Ln Lauf neu gestartet</numerusform>
        <numerusform>%Ln Läufe neu gestartet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln s</source>
      <comment>seconds</comment>
      <translation>
        <numerusform>%Ln s</numerusform>
        <numerusform>%Ln s</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln selected</source>
      <translation>
        <numerusform>%Ln ausgewählt</numerusform>
        <numerusform>%Ln ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s)</source>
      <translation>
        <numerusform>%Ln Sensor</numerusform>
        <numerusform>%Ln Sensoren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) have begun to fail</source>
      <translation>
        <numerusform>%Ln Sensor schlägt neuerdings fehl</numerusform>
        <numerusform>%Ln Sensoren schlagen neuerdings fehl</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) on</source>
      <translation>
        <numerusform>%Ln Sensor ein</numerusform>
        <numerusform>%Ln Sensoren ein</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) switched off</source>
      <translation>
        <numerusform>%Ln Sensor ausgeschaltet</numerusform>
        <numerusform>%Ln Sensoren ausgeschaltet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) switched on</source>
      <translation>
        <numerusform>%Ln Sensor eingeschaltet</numerusform>
        <numerusform>%Ln Sensoren eingeschaltet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln skipped because the run(s) already exist for those requested key(s)</source>
      <translation>
        <numerusform>%Ln übersprungen, weil es zu dem Schlüssel schon einen Lauf gibt</numerusform>
        <numerusform>%Ln übersprungen, weil es zu den Schlüsseln schon Läufe gibt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln step(s)</source>
      <translation>
        <numerusform>%Ln Schritt</numerusform>
        <numerusform>%Ln Schritte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln succeeded</source>
      <translation>
        <numerusform>%Ln gelungen</numerusform>
        <numerusform>%Ln gelungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s)</source>
      <translation>
        <numerusform>%Ln Tick</numerusform>
        <numerusform>%Ln Ticks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s) a minute</source>
      <translation>
        <numerusform>%Ln Tick je Minute</numerusform>
        <numerusform>%Ln Ticks je Minute</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s) at once, the worst: {tick}</source>
      <translation>
        <numerusform>%Ln Tick zugleich, der schlimmste: {tick}</numerusform>
        <numerusform>%Ln Ticks zugleich, der schlimmste: {tick}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln times, {begin} to {end}</source>
      <translation>
        <numerusform>%Ln-mal, {begin} bis {end}</numerusform>
        <numerusform>%Ln-mal, {begin} bis {end}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln watched folder(s)</source>
      <translation>
        <numerusform>%Ln überwachter Ordner</numerusform>
        <numerusform>%Ln überwachte Ordner</numerusform>
      </translation>
    </message>
    <message>
      <source>0 runs requested</source>
      <translation>0 Läufe angefordert</translation>
    </message>
    <message numerus="yes">
      <source>0 runs requested: %Ln run key(s) were used before</source>
      <translation>
        <numerusform>0 Läufe angefordert: %Ln Laufschlüssel war schon benutzt</numerusform>
        <numerusform>0 Läufe angefordert: %Ln Laufschlüssel waren schon benutzt</numerusform>
      </translation>
    </message>
    <message>
      <source>1 y</source>
      <translation>1 J</translation>
    </message>
    <message>
      <source>24 h</source>
      <translation>24 h</translation>
    </message>
    <message>
      <source>3 h</source>
      <translation>3 h</translation>
    </message>
    <message>
      <source>30 d</source>
      <translation>30 T</translation>
    </message>
    <message>
      <source>5 min</source>
      <translation>5 min</translation>
    </message>
    <message>
      <source>A Python file</source>
      <translation>Eine Python-Datei</translation>
    </message>
    <message>
      <source>A Python file or module with sensors and jobs.</source>
      <translation>Eine Python-Datei oder ein Modul mit Sensoren und Jobs.</translation>
    </message>
    <message>
      <source>A file or module that takes longer cannot be loaded</source>
      <translation>Eine Datei oder ein Modul, das länger braucht, kann nicht geladen werden</translation>
    </message>
    <message>
      <source>A module</source>
      <translation>Ein Modul</translation>
    </message>
    <message>
      <source>A module is named with dots, such as {example}.</source>
      <translation>Ein Modul wird mit Punkten benannt, etwa {example}.</translation>
    </message>
    <message>
      <source>A program and its arguments. {places} stand for the file.</source>
      <translation>Ein Programm und seine Argumente. {places} stehen für die Datei.</translation>
    </message>
    <message>
      <source>A quotation mark in the command is not closed.</source>
      <translation>Ein Anführungszeichen im Befehl ist nicht geschlossen.</translation>
    </message>
    <message>
      <source>A run of {job} failed</source>
      <translation>Ein Lauf von {job} ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>A run that is asked for with a key starts once; asked for again, it is skipped. The keys that were used stand here.</source>
      <translation>Ein Lauf, der mit einem Schlüssel angefordert wird, startet einmal; beim nächsten Mal wird er übersprungen. Die benutzten Schlüssel stehen hier.</translation>
    </message>
    <message>
      <source>A sensor looks at the world again and again, and starts runs when something is new. Here are three ways to get one.</source>
      <translation>Ein Sensor sieht immer wieder nach und startet Läufe, wenn es etwas Neues gibt. Drei Wege führen zu einem.</translation>
    </message>
    <message>
      <source>A sensor that asks for more is ended</source>
      <translation>Ein Sensor, der mehr verlangt, wird beendet</translation>
    </message>
    <message>
      <source>A sensor that prints more is ended</source>
      <translation>Ein Sensor, der mehr ausgibt, wird beendet</translation>
    </message>
    <message>
      <source>A small project that ticks within five seconds.</source>
      <translation>Ein kleines Projekt, das innerhalb von fünf Sekunden tickt.</translation>
    </message>
    <message>
      <source>A test that evaluates as this tick did</source>
      <translation>Ein Test, der auswertet wie dieser Tick</translation>
    </message>
    <message>
      <source>A watched folder has no code.</source>
      <translation>Ein überwachter Ordner hat keinen Code.</translation>
    </message>
    <message>
      <source>A word, or a name such as RunRequest</source>
      <translation>Ein Wort oder ein Name wie RunRequest</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Über</translation>
    </message>
    <message>
      <source>About the sensor</source>
      <translation>Über den Sensor</translation>
    </message>
    <message>
      <source>Acted</source>
      <translation>Etwas getan</translation>
    </message>
    <message numerus="yes">
      <source>Acted on %Ln run(s)</source>
      <translation>
        <numerusform>Auf %Ln Lauf reagiert</numerusform>
        <numerusform>Auf %Ln Läufe reagiert</numerusform>
      </translation>
    </message>
    <message>
      <source>Activity</source>
      <translation>Geschehen</translation>
    </message>
    <message>
      <source>Add a folder to watch</source>
      <translation>Einen Ordner zum Überwachen hinzufügen</translation>
    </message>
    <message>
      <source>Add a folder to watch.</source>
      <translation>Fügen Sie einen Ordner zum Überwachen hinzu.</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Danach</translation>
    </message>
    <message>
      <source>After that the process of the run is killed</source>
      <translation>Danach wird der Prozess des Laufs zwangsweise beendet</translation>
    </message>
    <message>
      <source>After: {cursor}</source>
      <translation>Danach: {cursor}</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message numerus="yes">
      <source>All %Ln that fit are selected</source>
      <translation>
        <numerusform>Das eine passende ist ausgewählt</numerusform>
        <numerusform>Alle %Ln passenden sind ausgewählt</numerusform>
      </translation>
    </message>
    <message>
      <source>All failed runs that are kept, whether you have seen them or not</source>
      <translation>Alle aufbewahrten fehlgeschlagenen Läufe, ob Sie sie gesehen haben oder nicht</translation>
    </message>
    <message>
      <source>All kinds</source>
      <translation>Alle Arten</translation>
    </message>
    <message>
      <source>All locations</source>
      <translation>Alle Quellen</translation>
    </message>
    <message>
      <source>All of them are queued now; how many run at once is set in Settings.</source>
      <translation>Alle stehen jetzt in der Warteschlange; wie viele zugleich laufen, steht in den Einstellungen.</translation>
    </message>
    <message>
      <source>All processes together take {size} of memory.</source>
      <translation>Alle Prozesse zusammen brauchen {size} Speicher.</translation>
    </message>
    <message>
      <source>Also look into folders inside</source>
      <translation>Auch in Unterordnern suchen</translation>
    </message>
    <message>
      <source>Also those that are there now</source>
      <translation>Auch die, die jetzt schon da sind</translation>
    </message>
    <message>
      <source>An action, a sensor, a job, a run…</source>
      <translation>Eine Aktion, ein Sensor, ein Job, ein Lauf…</translation>
    </message>
    <message>
      <source>An asset is a thing that a run makes: a file, a table, a report. Define one with @asset, and it is listed here.</source>
      <translation>Ein Asset ist etwas, das ein Lauf herstellt: eine Datei, eine Tabelle, ein Bericht. Definieren Sie eines mit @asset, und es erscheint hier.</translation>
    </message>
    <message>
      <source>Another Python or working directory</source>
      <translation>Anderes Python oder Arbeitsverzeichnis</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Erscheinungsbild</translation>
    </message>
    <message>
      <source>Appearance: as the system</source>
      <translation>Erscheinungsbild: wie das System</translation>
    </message>
    <message>
      <source>Appearance: dark</source>
      <translation>Erscheinungsbild: dunkel</translation>
    </message>
    <message>
      <source>Appearance: light</source>
      <translation>Erscheinungsbild: hell</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>As the tick of {time} began ({status})</source>
      <translation>Wie der Tick von {time} begann ({status})</translation>
    </message>
    <message>
      <source>Asking it…</source>
      <translation>Wird gefragt…</translation>
    </message>
    <message>
      <source>Asset</source>
      <translation>Asset</translation>
    </message>
    <message>
      <source>Asset sensors</source>
      <translation>Asset-Sensoren</translation>
    </message>
    <message>
      <source>Assets</source>
      <translation>Assets</translation>
    </message>
    <message>
      <source>At any time</source>
      <translation>Zu jeder Zeit</translation>
    </message>
    <message>
      <source>At {times} ({zone})</source>
      <translation>Um {times} ({zone})</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Back to all runs</source>
      <translation>Zurück zu allen Läufen</translation>
    </message>
    <message>
      <source>Back to all sensors</source>
      <translation>Zurück zu allen Sensoren</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>Jetzt sichern</translation>
    </message>
    <message>
      <source>Backed up to {path}</source>
      <translation>Gesichert in {path}</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>Wird gesichert</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <source>Backups (*.sqlite)</source>
      <translation>Sicherungen (*.sqlite)</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Davor</translation>
    </message>
    <message>
      <source>Before: {cursor}</source>
      <translation>Davor: {cursor}</translation>
    </message>
    <message>
      <source>Being evaluated</source>
      <translation>Wird ausgewertet</translation>
    </message>
    <message>
      <source>Browse…</source>
      <translation>Durchsuchen…</translation>
    </message>
    <message>
      <source>But not</source>
      <translation>Aber nicht</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
      <source>Cancel %Ln run(s)</source>
      <translation>
        <numerusform>%Ln Lauf abbrechen</numerusform>
        <numerusform>%Ln Läufe abbrechen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Cancel %Ln run(s)?</source>
      <translation>
        <numerusform>%Ln Lauf abbrechen?</numerusform>
        <numerusform>%Ln Läufe abbrechen?</numerusform>
      </translation>
    </message>
    <message>
      <source>Cancel run</source>
      <translation>Lauf abbrechen</translation>
    </message>
    <message>
      <source>Cancel the evaluation</source>
      <translation>Die Auswertung abbrechen</translation>
    </message>
    <message>
      <source>Cancel the selected runs</source>
      <translation>Die ausgewählten Läufe abbrechen</translation>
    </message>
    <message>
      <source>Canceled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Canceling</source>
      <translation>Wird abgebrochen</translation>
    </message>
    <message>
      <source>Change a watched folder</source>
      <translation>Einen überwachten Ordner ändern</translation>
    </message>
    <message>
      <source>Change and run…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Change the watched folder…</source>
      <translation>Den überwachten Ordner ändern…</translation>
    </message>
    <message>
      <source>Change what you typed.</source>
      <translation>Ändern Sie, was Sie eingegeben haben.</translation>
    </message>
    <message>
      <source>Change {name}</source>
      <translation>{name} ändern</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Geändert</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>Änderungen</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Choose All, change what you typed, or let all times in.</source>
      <translation>Wählen Sie Alle, ändern Sie, was Sie eingegeben haben, oder lassen Sie alle Zeiten zu.</translation>
    </message>
    <message>
      <source>Choose All, or change what you typed.</source>
      <translation>Wählen Sie Alle, oder ändern Sie, was Sie eingegeben haben.</translation>
    </message>
    <message>
      <source>Choose a Python</source>
      <translation>Ein Python wählen</translation>
    </message>
    <message>
      <source>Choose a Python file</source>
      <translation>Eine Python-Datei wählen</translation>
    </message>
    <message>
      <source>Choose a tick in the timeline or in the table.</source>
      <translation>Wählen Sie einen Tick in der Zeitleiste oder in der Tabelle.</translation>
    </message>
    <message>
      <source>Choose a working directory</source>
      <translation>Ein Arbeitsverzeichnis wählen</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Click for all of it</source>
      <translation>Klicken für alles</translation>
    </message>
    <message>
      <source>Click to open the run</source>
      <translation>Klicken, um den Lauf zu öffnen</translation>
    </message>
    <message>
      <source>Click to zoom in</source>
      <translation>Klicken, um hineinzugehen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close and stop</source>
      <translation>Schließen und anhalten</translation>
    </message>
    <message>
      <source>Close the window and stop the engine?</source>
      <translation>Das Fenster schließen und die Engine anhalten?</translation>
    </message>
    <message>
      <source>Close {name}</source>
      <translation>{name} schließen</translation>
    </message>
    <message>
      <source>Code location</source>
      <translation>Codequelle</translation>
    </message>
    <message>
      <source>Code locations</source>
      <translation>Codequellen</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Command that opens your editor</source>
      <translation>Befehl, der Ihren Editor öffnet</translation>
    </message>
    <message>
      <source>Commit tick</source>
      <translation>Tick übernehmen</translation>
    </message>
    <message>
      <source>Compact now</source>
      <translation>Jetzt verkleinern</translation>
    </message>
    <message>
      <source>Compacting the database</source>
      <translation>Datenbank wird verkleinert</translation>
    </message>
    <message>
      <source>Complete after</source>
      <translation>Vollständig nach</translation>
    </message>
    <message>
      <source>Computed cursor</source>
      <translation>Berechneter Cursor</translation>
    </message>
    <message>
      <source>Config</source>
      <translation>Konfiguration</translation>
    </message>
    <message>
      <source>Config field that receives the path</source>
      <translation>Konfigurationsfeld, das den Pfad erhält</translation>
    </message>
    <message>
      <source>Config is names with values, such as “ops:” with more below it.</source>
      <translation>Eine Konfiguration besteht aus Namen mit Werten, etwa „ops:“ mit mehr darunter.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message numerus="yes">
      <source>Copy %Ln name(s)</source>
      <comment>of sensors</comment>
      <translation>
        <numerusform>%Ln Namen kopieren</numerusform>
        <numerusform>%Ln Namen kopieren</numerusform>
      </translation>
    </message>
    <message>
      <source>Copy as Python</source>
      <translation>Als Python kopieren</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation>Diagnose kopieren</translation>
    </message>
    <message>
      <source>Copy traceback</source>
      <translation>Traceback kopieren</translation>
    </message>
    <message>
      <source>Created</source>
      <translation>Angelegt</translation>
    </message>
    <message>
      <source>Created {time}</source>
      <translation>Angelegt {time}</translation>
    </message>
    <message>
      <source>Created {time}; press to see all times</source>
      <translation>Angelegt {time}; drücken, um alle Zeiten zu sehen</translation>
    </message>
    <message>
      <source>Cursor</source>
      <translation>Cursor</translation>
    </message>
    <message>
      <source>Cursor none</source>
      <translation>Cursor leer</translation>
    </message>
    <message>
      <source>Cursor of {name}</source>
      <translation>Cursor von {name}</translation>
    </message>
    <message>
      <source>Cursor of {name} changed</source>
      <translation>Cursor von {name} geändert</translation>
    </message>
    <message>
      <source>Cursor of {name} cleared</source>
      <translation>Cursor von {name} geleert</translation>
    </message>
    <message>
      <source>Cursor of {name} saved</source>
      <translation>Cursor von {name} gespeichert</translation>
    </message>
    <message>
      <source>Cursor set</source>
      <translation>Cursor gesetzt</translation>
    </message>
    <message>
      <source>Cursor to test with</source>
      <translation>Cursor für den Test</translation>
    </message>
    <message>
      <source>Cursor {cursor}</source>
      <translation>Cursor {cursor}</translation>
    </message>
    <message>
      <source>Cursor, unchanged</source>
      <translation>Cursor, unverändert</translation>
    </message>
    <message>
      <source>Cursor: none. View or change it</source>
      <translation>Cursor: leer. Ansehen oder ändern</translation>
    </message>
    <message>
      <source>Cursor: {cursor}. View or change it</source>
      <translation>Cursor: {cursor}. Ansehen oder ändern</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Data folder</source>
      <translation>Datenordner</translation>
    </message>
    <message>
      <source>Default in code</source>
      <translation>Vorgabe im Code</translation>
    </message>
    <message>
      <source>Definitions and jobs</source>
      <translation>Definitionen und Jobs</translation>
    </message>
    <message>
      <source>Definitions that do the same, to change in code</source>
      <translation>Definitionen, die dasselbe tun, zum Ändern in Code</translation>
    </message>
    <message>
      <source>Definitions, and the end</source>
      <translation>Definitionen und das Ende</translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)</source>
      <translation>
        <numerusform>%Ln Lauf löschen</numerusform>
        <numerusform>%Ln Läufe löschen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)?</source>
      <translation>
        <numerusform>%Ln Lauf löschen?</numerusform>
        <numerusform>%Ln Läufe löschen?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)…</source>
      <translation>
        <numerusform>%Ln Lauf löschen…</numerusform>
        <numerusform>%Ln Läufe löschen…</numerusform>
      </translation>
    </message>
    <message>
      <source>Delete run</source>
      <translation>Lauf löschen</translation>
    </message>
    <message>
      <source>Delete run {run}?</source>
      <translation>Lauf {run} löschen?</translation>
    </message>
    <message>
      <source>Delete run…</source>
      <translation>Lauf löschen…</translation>
    </message>
    <message>
      <source>Delete the selected runs</source>
      <translation>Die ausgewählten Läufe löschen</translation>
    </message>
    <message>
      <source>Delete the sensor</source>
      <translation>Den Sensor löschen</translation>
    </message>
    <message>
      <source>Delete the sensor {name}?</source>
      <translation>Den Sensor {name} löschen?</translation>
    </message>
    <message>
      <source>Delete the sensor…</source>
      <translation>Den Sensor löschen…</translation>
    </message>
    <message>
      <source>Delete what is older than that</source>
      <translation>Löschen, was älter ist</translation>
    </message>
    <message>
      <source>Delete what is older than that?</source>
      <translation>Löschen, was älter ist?</translation>
    </message>
    <message>
      <source>Delete {name}</source>
      <translation>{name} löschen</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <source>Deleting</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Einzelheiten</translation>
    </message>
    <message>
      <source>Details of the run</source>
      <translation>Einzelheiten des Laufs</translation>
    </message>
    <message>
      <source>Details of the tick</source>
      <translation>Einzelheiten des Ticks</translation>
    </message>
    <message>
      <source>Diagnostics copied</source>
      <translation>Diagnose kopiert</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Drop a folder</source>
      <translation>Einen Ordner ablegen</translation>
    </message>
    <message>
      <source>Drop one anywhere on the window. Each new file in it starts a command or a job; no code is needed.</source>
      <translation>Legen Sie irgendwo auf dem Fenster einen ab. Jede neue Datei darin startet einen Befehl oder einen Job; Code braucht es nicht.</translation>
    </message>
    <message>
      <source>Drop to open the definitions in {files}</source>
      <translation>Ablegen, um die Definitionen in {files} zu öffnen</translation>
    </message>
    <message numerus="yes">
      <source>Drop to watch %Ln folder(s)</source>
      <translation>
        <numerusform>Ablegen, um %Ln Ordner zu überwachen</numerusform>
        <numerusform>Ablegen, um %Ln Ordner zu überwachen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Drop to watch %Ln folder(s) and to open the definitions in {files}</source>
      <translation>
        <numerusform>Ablegen, um %Ln Ordner zu überwachen und die Definitionen in {files} zu öffnen</numerusform>
        <numerusform>Ablegen, um %Ln Ordner zu überwachen und die Definitionen in {files} zu öffnen</numerusform>
      </translation>
    </message>
    <message>
      <source>Drop to watch {folder}</source>
      <translation>Ablegen, um {folder} zu überwachen</translation>
    </message>
    <message>
      <source>Drop to watch {folder} and to open the definitions in {files}</source>
      <translation>Ablegen, um {folder} zu überwachen und die Definitionen in {files} zu öffnen</translation>
    </message>
    <message>
      <source>Each evaluation of the sensor stands here as soon as it ends.</source>
      <translation>Jede Auswertung des Sensors steht hier, sobald sie endet.</translation>
    </message>
    <message>
      <source>Edit the cursor…</source>
      <translation>Cursor bearbeiten…</translation>
    </message>
    <message>
      <source>Editor</source>
      <translation>Editor</translation>
    </message>
    <message>
      <source>Else only when its process was lost</source>
      <translation>Sonst nur, wenn sein Prozess verloren ging</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Beendet</translation>
    </message>
    <message>
      <source>Engine</source>
      <translation>Engine</translation>
    </message>
    <message>
      <source>Engine in trouble</source>
      <translation>Engine gestört</translation>
    </message>
    <message>
      <source>Engine paused</source>
      <translation>Engine pausiert</translation>
    </message>
    <message>
      <source>Engine running</source>
      <translation>Engine läuft</translation>
    </message>
    <message>
      <source>Engine settings changed</source>
      <translation>Einstellungen der Engine geändert</translation>
    </message>
    <message>
      <source>Engine started</source>
      <translation>Engine gestartet</translation>
    </message>
    <message>
      <source>Engine starting…</source>
      <translation>Engine startet…</translation>
    </message>
    <message>
      <source>Engine stopped</source>
      <translation>Engine angehalten</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Error of the run</source>
      <translation>Fehler des Laufs</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Evaluate</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Evaluate again</source>
      <translation>Noch einmal auswerten</translation>
    </message>
    <message>
      <source>Evaluate now</source>
      <translation>Jetzt auswerten</translation>
    </message>
    <message>
      <source>Evaluate now (E)</source>
      <translation>Jetzt auswerten (E)</translation>
    </message>
    <message>
      <source>Evaluated</source>
      <translation>Ausgewertet</translation>
    </message>
    <message>
      <source>Evaluates {location}</source>
      <translation>Wertet {location} aus</translation>
    </message>
    <message>
      <source>Evaluating</source>
      <translation>Wird ausgewertet</translation>
    </message>
    <message>
      <source>Evaluating…</source>
      <translation>Wird ausgewertet…</translation>
    </message>
    <message>
      <source>Evaluations at once</source>
      <translation>Auswertungen zugleich</translation>
    </message>
    <message>
      <source>Event</source>
      <translation>Ereignis</translation>
    </message>
    <message>
      <source>Event to test with</source>
      <translation>Ereignis für den Test</translation>
    </message>
    <message>
      <source>Events of the asset</source>
      <translation>Ereignisse des Assets</translation>
    </message>
    <message>
      <source>Every {duration}</source>
      <translation>Alle {duration}</translation>
    </message>
    <message>
      <source>Every {duration}, and on file change</source>
      <translation>Alle {duration} und bei Dateiänderung</translation>
    </message>
    <message>
      <source>Executes runs of {location}</source>
      <translation>Führt Läufe von {location} aus</translation>
    </message>
    <message>
      <source>Existing files</source>
      <translation>Vorhandene Dateien</translation>
    </message>
    <message>
      <source>Export as Python</source>
      <translation>Als Python exportieren</translation>
    </message>
    <message>
      <source>Export as Python…</source>
      <translation>Als Python exportieren…</translation>
    </message>
    <message>
      <source>Exported to {file}. Switch {name} off before you open it: both would start the same work.</source>
      <translation>Nach {file} exportiert. Schalten Sie {name} aus, bevor Sie die Datei öffnen: Beide würden dieselbe Arbeit starten.</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Failed without an error</source>
      <translation>Ohne Fehlermeldung fehlgeschlagen</translation>
    </message>
    <message>
      <source>Failing since {time}</source>
      <translation>Schlägt fehl seit {time}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Files that fit appear here</source>
      <translation>Passende Dateien erscheinen hier</translation>
    </message>
    <message>
      <source>Files that fit now</source>
      <translation>Dateien, die jetzt passen</translation>
    </message>
    <message>
      <source>Files that were saved are loaded again</source>
      <translation>Gespeicherte Dateien werden wieder geladen</translation>
    </message>
    <message>
      <source>Fill in the fields</source>
      <translation>Füllen Sie die Felder aus</translation>
    </message>
    <message>
      <source>Filter assets</source>
      <translation>Assets filtern</translation>
    </message>
    <message>
      <source>Filter by job, id, sensor or run key</source>
      <translation>Nach Job, Kennung, Sensor oder Laufschlüssel filtern</translation>
    </message>
    <message>
      <source>Filter by sensor, job or words</source>
      <translation>Nach Sensor, Job oder Wörtern filtern</translation>
    </message>
    <message>
      <source>Filter folders</source>
      <translation>Ordner filtern</translation>
    </message>
    <message>
      <source>Filter run keys</source>
      <translation>Laufschlüssel filtern</translation>
    </message>
    <message>
      <source>Filter sensors</source>
      <translation>Sensoren filtern</translation>
    </message>
    <message>
      <source>Filter the help</source>
      <translation>Hilfe filtern</translation>
    </message>
    <message>
      <source>Filter the log</source>
      <translation>Protokoll filtern</translation>
    </message>
    <message>
      <source>Filter this screen</source>
      <translation>Diese Ansicht filtern</translation>
    </message>
    <message>
      <source>Fires for</source>
      <translation>Löst aus für</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Follow the present</source>
      <translation>Der Gegenwart folgen</translation>
    </message>
    <message>
      <source>Follow the present (L)</source>
      <translation>Der Gegenwart folgen (L)</translation>
    </message>
    <message>
      <source>For each file</source>
      <translation>Für jede Datei</translation>
    </message>
    <message>
      <source>Force cancel</source>
      <translation>Abbruch erzwingen</translation>
    </message>
    <message numerus="yes">
      <source>Force cancel %Ln run(s)…</source>
      <translation>
        <numerusform>Abbruch von %Ln Lauf erzwingen…</numerusform>
        <numerusform>Abbruch von %Ln Läufen erzwingen…</numerusform>
      </translation>
    </message>
    <message>
      <source>From above: ticks (the higher, the longer), the runs they asked for, and a dot for each file event. Hatched: Tickdeck was not at work, or the machine asleep. Dotted: the next tick. 0 shows all ticks.</source>
      <translation>Von oben: Ticks (je höher, desto länger), die Läufe, die sie anforderten, und ein Punkt für jedes Dateiereignis. Schraffiert: Tickdeck arbeitete nicht, oder der Rechner schlief. Gepunktet: der nächste Tick. 0 zeigt alle Ticks.</translation>
    </message>
    <message>
      <source>From its next start on, Tickdeck speaks: {language}</source>
      <translation>Ab dem nächsten Start spricht Tickdeck: {language}</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>Lücke</translation>
    </message>
    <message>
      <source>Give room back to the disk</source>
      <translation>Platz an die Festplatte zurückgeben</translation>
    </message>
    <message>
      <source>Give the sensor a name.</source>
      <translation>Geben Sie dem Sensor einen Namen.</translation>
    </message>
    <message>
      <source>Give to {name}…</source>
      <translation>An {name} geben…</translation>
    </message>
    <message>
      <source>Give to…</source>
      <translation>Weitergeben…</translation>
    </message>
    <message>
      <source>Give what {old} remembers to {new}?</source>
      <translation>{new} geben, was {old} sich gemerkt hat?</translation>
    </message>
    <message>
      <source>Given with the reason</source>
      <translation>Mit dem Grund genannt</translation>
    </message>
    <message>
      <source>Go on</source>
      <comment>let the engine work again</comment>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Go on editing from what the cursor is now</source>
      <translation>Mit dem weiterarbeiten, was der Cursor jetzt ist</translation>
    </message>
    <message>
      <source>Go to</source>
      <translation>Gehe zu</translation>
    </message>
    <message numerus="yes">
      <source>Go to %Ln new line(s)</source>
      <translation>
        <numerusform>Zu %Ln neuer Zeile gehen</numerusform>
        <numerusform>Zu %Ln neuen Zeilen gehen</numerusform>
      </translation>
    </message>
    <message>
      <source>Go to anything</source>
      <translation>Überallhin gehen</translation>
    </message>
    <message>
      <source>Go to anything…</source>
      <translation>Überallhin gehen…</translation>
    </message>
    <message>
      <source>Go to the end</source>
      <translation>Zum Ende gehen</translation>
    </message>
    <message>
      <source>Guides</source>
      <translation>Anleitungen</translation>
    </message>
    <message>
      <source>Guides and names</source>
      <translation>Anleitungen und Namen</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Help page</source>
      <translation>Hilfeseite</translation>
    </message>
    <message>
      <source>Hide its sensors</source>
      <translation>Ihre Sensoren verbergen</translation>
    </message>
    <message>
      <source>Hide the details of the tick</source>
      <translation>Die Einzelheiten des Ticks verbergen</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>History purged</source>
      <translation>Verlauf aufgeräumt</translation>
    </message>
    <message>
      <source>How late a tick began, after it was due</source>
      <translation>Wie spät ein Tick begann, nachdem er fällig war</translation>
    </message>
    <message>
      <source>How many runs with a tag may be in progress at once</source>
      <translation>Wie viele Läufe mit einem Tag zugleich in Arbeit sein dürfen</translation>
    </message>
    <message>
      <source>In processes, for each code location</source>
      <translation>In Prozessen, für jede Codequelle</translation>
    </message>
    <message>
      <source>In progress</source>
      <translation>In Arbeit</translation>
    </message>
    <message>
      <source>In the last 24 hours</source>
      <translation>In den letzten 24 Stunden</translation>
    </message>
    <message>
      <source>In the last 7 days</source>
      <translation>In den letzten 7 Tagen</translation>
    </message>
    <message>
      <source>In the last hour</source>
      <translation>In der letzten Stunde</translation>
    </message>
    <message>
      <source>In use from the next start on.</source>
      <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Install Tickdeck there: it is another Python than Tickdeck's own.</source>
      <translation>Installieren Sie Tickdeck dort: Es ist ein anderes Python als das von Tickdeck.</translation>
    </message>
    <message>
      <source>Interrupted</source>
      <translation>Unterbrochen</translation>
    </message>
    <message>
      <source>Interrupted: the engine ended during this tick</source>
      <translation>Unterbrochen: Die Engine endete während dieses Ticks</translation>
    </message>
    <message>
      <source>Is this sensor an old one under a new name? It can go on from what that one remembers.</source>
      <translation>Ist dieser Sensor ein alter unter neuem Namen? Er kann bei dem weitermachen, was jener sich gemerkt hat.</translation>
    </message>
    <message>
      <source>It cannot be started.</source>
      <translation>Es kann nicht gestartet werden.</translation>
    </message>
    <message>
      <source>It does not answer like a Python.</source>
      <translation>Es antwortet nicht wie ein Python.</translation>
    </message>
    <message>
      <source>It does not answer.</source>
      <translation>Es antwortet nicht.</translation>
    </message>
    <message>
      <source>It has not looked yet at what happened since then</source>
      <translation>Was seither geschah, hat er noch nicht angesehen</translation>
    </message>
    <message>
      <source>It was asked to end and has not: kill its process</source>
      <translation>Er sollte enden und hat es nicht getan: seinen Prozess zwangsweise beenden</translation>
    </message>
    <message numerus="yes">
      <source>It would fail for %Ln run(s)</source>
      <translation>
        <numerusform>Es würde bei %Ln Lauf fehlschlagen</numerusform>
        <numerusform>Es würde bei %Ln Läufen fehlschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>It would skip, and give no reason</source>
      <translation>Er würde ohne Grund überspringen</translation>
    </message>
    <message>
      <source>Its log goes too, and its run key is free again.</source>
      <translation>Sein Protokoll geht auch verloren, und sein Laufschlüssel ist wieder frei.</translation>
    </message>
    <message>
      <source>Its sensors are no longer evaluated; their state and history stay</source>
      <translation>Ihre Sensoren werden nicht mehr ausgewertet; ihr Zustand und ihr Verlauf bleiben</translation>
    </message>
    <message numerus="yes">
      <source>Its ticks and the %Ln run key(s) it has used are forgotten; the runs stay. The folder and its files are not touched.</source>
      <translation>
        <numerusform>Seine Ticks und der %Ln benutzte Laufschlüssel werden vergessen; die Läufe bleiben. Der Ordner und seine Dateien werden nicht angerührt.</numerusform>
        <numerusform>Seine Ticks und die %Ln benutzten Laufschlüssel werden vergessen; die Läufe bleiben. Der Ordner und seine Dateien werden nicht angerührt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Job</source>
      <translation>Job</translation>
    </message>
    <message>
      <source>Keep working when the window is closed</source>
      <translation>Weiterarbeiten, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
      <source>Keep: runs that ended</source>
      <translation>Behalten: beendete Läufe</translation>
    </message>
    <message>
      <source>Keep: ticks that acted</source>
      <translation>Behalten: Ticks, die etwas taten</translation>
    </message>
    <message>
      <source>Keep: ticks that failed</source>
      <translation>Behalten: fehlgeschlagene Ticks</translation>
    </message>
    <message>
      <source>Keep: ticks that skipped</source>
      <translation>Behalten: übersprungene Ticks</translation>
    </message>
    <message>
      <source>Keep: what runs logged</source>
      <translation>Behalten: Protokolle der Läufe</translation>
    </message>
    <message>
      <source>Keep: what ticks logged</source>
      <translation>Behalten: Protokolle der Ticks</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Keys released</source>
      <translation>Schlüssel freigegeben</translation>
    </message>
    <message numerus="yes">
      <source>Kill %Ln run(s)</source>
      <translation>
        <numerusform>%Ln Lauf zwangsweise beenden</numerusform>
        <numerusform>%Ln Läufe zwangsweise beenden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kill the processes of %Ln run(s)?</source>
      <translation>
        <numerusform>Den Prozess von %Ln Lauf zwangsweise beenden?</numerusform>
        <numerusform>Die Prozesse von %Ln Läufen zwangsweise beenden?</numerusform>
      </translation>
    </message>
    <message>
      <source>Kill the processes of runs that were asked to end and have not</source>
      <translation>Die Prozesse von Läufen zwangsweise beenden, die enden sollten und es nicht taten</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Kind of sensor</source>
      <translation>Art des Sensors</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Language: Deutsch</source>
      <translation>Sprache: Deutsch</translation>
    </message>
    <message>
      <source>Language: English</source>
      <translation>Sprache: English</translation>
    </message>
    <message>
      <source>Language: as the system</source>
      <translation>Sprache: wie das System</translation>
    </message>
    <message>
      <source>Largest delay in the last hour: {duration}</source>
      <translation>Größte Verspätung der letzten Stunde: {duration}</translation>
    </message>
    <message>
      <source>Last 60 ticks</source>
      <translation>Letzte 60 Ticks</translation>
    </message>
    <message>
      <source>Last run</source>
      <translation>Letzter Lauf</translation>
    </message>
    <message>
      <source>Last tick</source>
      <translation>Letzter Tick</translation>
    </message>
    <message>
      <source>Launch selected</source>
      <translation>Auswahl starten</translation>
    </message>
    <message>
      <source>Launched by</source>
      <translation>Gestartet von</translation>
    </message>
    <message>
      <source>Launched by hand</source>
      <translation>Von Hand gestartet</translation>
    </message>
    <message>
      <source>Launched by {sensor}</source>
      <translation>Gestartet von {sensor}</translation>
    </message>
    <message>
      <source>Least interval</source>
      <translation>Kürzester Abstand</translation>
    </message>
    <message>
      <source>Least level</source>
      <translation>Geringste Stufe</translation>
    </message>
    <message>
      <source>Let the engine go on</source>
      <translation>Die Engine weiterarbeiten lassen</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Stufe</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Limits for tags</source>
      <translation>Grenzen für Tags</translation>
    </message>
    <message>
      <source>Line {line}: {problem}.</source>
      <translation>Zeile {line}: {problem}.</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Live</translation>
    </message>
    <message>
      <source>Loads {location}</source>
      <translation>Lädt {location}</translation>
    </message>
    <message>
      <source>Location broken</source>
      <translation>Quelle defekt</translation>
    </message>
    <message>
      <source>Location loaded</source>
      <translation>Quelle geladen</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Log of the run</source>
      <translation>Protokoll des Laufs</translation>
    </message>
    <message>
      <source>Log of the sensor</source>
      <translation>Protokoll des Sensors</translation>
    </message>
    <message>
      <source>Log of the test</source>
      <translation>Protokoll des Tests</translation>
    </message>
    <message>
      <source>Log of the tick</source>
      <translation>Protokoll des Ticks</translation>
    </message>
    <message numerus="yes">
      <source>Log · %Ln line(s)</source>
      <translation>
        <numerusform>Protokoll · %Ln Zeile</numerusform>
        <numerusform>Protokoll · %Ln Zeilen</numerusform>
      </translation>
    </message>
    <message>
      <source>Log, output, config and details</source>
      <translation>Protokoll, Ausgabe, Konfiguration und Einzelheiten</translation>
    </message>
    <message>
      <source>Logs</source>
      <translation>Protokolle</translation>
    </message>
    <message>
      <source>Longest loading of definitions</source>
      <translation>Längstes Laden von Definitionen</translation>
    </message>
    <message>
      <source>Longest run</source>
      <translation>Längster Lauf</translation>
    </message>
    <message>
      <source>Look for changed definitions every</source>
      <translation>Nach geänderten Definitionen sehen alle</translation>
    </message>
    <message>
      <source>Looks at</source>
      <translation>Sieht an</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>Hergestellt</translation>
    </message>
    <message>
      <source>Make the computed cursor the sensor's</source>
      <translation>Den berechneten Cursor zu dem des Sensors machen</translation>
    </message>
    <message>
      <source>Materialize</source>
      <translation>Materialisieren</translation>
    </message>
    <message>
      <source>Materialize the chosen asset</source>
      <translation>Das gewählte Asset materialisieren</translation>
    </message>
    <message>
      <source>Materializing {asset}</source>
      <translation>{asset} wird materialisiert</translation>
    </message>
    <message>
      <source>Memory of an evaluation</source>
      <translation>Speicher einer Auswertung</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Meldung</translation>
    </message>
    <message>
      <source>Metadata</source>
      <translation>Metadaten</translation>
    </message>
    <message>
      <source>Module</source>
      <translation>Modul</translation>
    </message>
    <message>
      <source>More actions</source>
      <translation>Weitere Aktionen</translation>
    </message>
    <message>
      <source>More for the selected sensors</source>
      <translation>Mehr für die ausgewählten Sensoren</translation>
    </message>
    <message>
      <source>More…</source>
      <translation>Mehr…</translation>
    </message>
    <message>
      <source>Moved</source>
      <translation>Bewegt</translation>
    </message>
    <message>
      <source>Multi-asset</source>
      <translation>Mehrere Assets</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name of the sensor</source>
      <translation>Name des Sensors</translation>
    </message>
    <message>
      <source>Named, but not here</source>
      <translation>Benannt, aber nicht vorhanden</translation>
    </message>
    <message>
      <source>Needs attention</source>
      <translation>Auffällig</translation>
    </message>
    <message>
      <source>Never evaluated</source>
      <translation>Nie ausgewertet</translation>
    </message>
    <message>
      <source>Never made</source>
      <translation>Nie hergestellt</translation>
    </message>
    <message>
      <source>New and changed files</source>
      <translation>Neue und geänderte Dateien</translation>
    </message>
    <message>
      <source>New files</source>
      <translation>Neue Dateien</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Nächster</translation>
    </message>
    <message>
      <source>Next tick</source>
      <translation>Nächster Tick</translation>
    </message>
    <message>
      <source>Next tick {time}</source>
      <translation>Nächster Tick {time}</translation>
    </message>
    <message>
      <source>Next tick {when}</source>
      <translation>Nächster Tick {when}</translation>
    </message>
    <message>
      <source>No asset fits</source>
      <translation>Kein Asset passt</translation>
    </message>
    <message>
      <source>No assets</source>
      <translation>Keine Assets</translation>
    </message>
    <message>
      <source>No editor could open {file}. Name one in Settings.</source>
      <translation>Kein Editor konnte {file} öffnen. Nennen Sie einen in den Einstellungen.</translation>
    </message>
    <message>
      <source>No folder fits</source>
      <translation>Kein Ordner passt</translation>
    </message>
    <message>
      <source>No folder is watched</source>
      <translation>Kein Ordner wird überwacht</translation>
    </message>
    <message>
      <source>No job is known. Open definitions that have one first.</source>
      <translation>Kein Job ist bekannt. Öffnen Sie zuerst Definitionen, die einen haben.</translation>
    </message>
    <message>
      <source>No line fits</source>
      <translation>Keine Zeile passt</translation>
    </message>
    <message>
      <source>No line that was read so far has these letters and levels.</source>
      <translation>Keine bisher gelesene Zeile hat diese Buchstaben und Stufen.</translation>
    </message>
    <message>
      <source>No loaded job has a config field for a path</source>
      <translation>Kein geladener Job hat ein Konfigurationsfeld für einen Pfad</translation>
    </message>
    <message>
      <source>No loaded job makes this asset</source>
      <translation>Kein geladener Job stellt dieses Asset her</translation>
    </message>
    <message>
      <source>No next tick: the engine is not at work</source>
      <translation>Kein nächster Tick: Die Engine arbeitet nicht</translation>
    </message>
    <message>
      <source>No next tick: the engine is paused</source>
      <translation>Kein nächster Tick: Die Engine pausiert</translation>
    </message>
    <message>
      <source>No run fits</source>
      <translation>Kein Lauf passt</translation>
    </message>
    <message>
      <source>No run key fits</source>
      <translation>Kein Laufschlüssel passt</translation>
    </message>
    <message>
      <source>No run keys yet</source>
      <translation>Noch keine Laufschlüssel</translation>
    </message>
    <message>
      <source>No runs</source>
      <translation>Keine Läufe</translation>
    </message>
    <message>
      <source>No runs at this time</source>
      <translation>Keine Läufe zu dieser Zeit</translation>
    </message>
    <message>
      <source>No runs yet</source>
      <translation>Noch keine Läufe</translation>
    </message>
    <message>
      <source>No sensor fits</source>
      <translation>Kein Sensor passt</translation>
    </message>
    <message>
      <source>No sensor is evaluated.</source>
      <translation>Kein Sensor wird ausgewertet.</translation>
    </message>
    <message>
      <source>No shell sees this; each file's name stays one argument.</source>
      <translation>Keine Shell sieht das; der Name jeder Datei bleibt ein einziges Argument.</translation>
    </message>
    <message>
      <source>No step has begun</source>
      <translation>Noch kein Schritt hat begonnen</translation>
    </message>
    <message>
      <source>No tick fits</source>
      <translation>Kein Tick passt</translation>
    </message>
    <message>
      <source>No ticks yet</source>
      <translation>Noch keine Ticks</translation>
    </message>
    <message>
      <source>None is open yet. Open a Python file or a module that defines sensors and jobs, or drop a file on the window.</source>
      <translation>Noch ist keine geöffnet. Öffnen Sie eine Python-Datei oder ein Modul mit Sensoren und Jobs, oder legen Sie eine Datei auf dem Fenster ab.</translation>
    </message>
    <message numerus="yes">
      <source>None of %Ln sensor(s) fits what you typed and chose above.</source>
      <translation>
        <numerusform>%Ln Sensor passt nicht zu dem, was Sie oben eingegeben und gewählt haben.</numerusform>
        <numerusform>Keiner von %Ln Sensoren passt zu dem, was Sie oben eingegeben und gewählt haben.</numerusform>
      </translation>
    </message>
    <message>
      <source>Not of {name}</source>
      <translation>Nicht von {name}</translation>
    </message>
    <message>
      <source>Not started</source>
      <translation>Nicht gestartet</translation>
    </message>
    <message>
      <source>Nothing fits</source>
      <translation>Nichts passt</translation>
    </message>
    <message>
      <source>Nothing fits.</source>
      <translation>Nichts passt.</translation>
    </message>
    <message>
      <source>Nothing has happened yet</source>
      <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
      <source>Nothing here can show a folder: {folder}</source>
      <translation>Nichts hier kann einen Ordner zeigen: {folder}</translation>
    </message>
    <message>
      <source>Nothing is watched yet</source>
      <translation>Noch wird nichts überwacht</translation>
    </message>
    <message>
      <source>Nothing runs before you save.</source>
      <translation>Bevor Sie speichern, läuft nichts.</translation>
    </message>
    <message>
      <source>Nothing was logged</source>
      <translation>Nichts wurde protokolliert</translation>
    </message>
    <message>
      <source>Notifications</source>
      <translation>Benachrichtigungen</translation>
    </message>
    <message>
      <source>Notifications are switched off</source>
      <translation>Benachrichtigungen sind ausgeschaltet</translation>
    </message>
    <message>
      <source>Notifications are switched on</source>
      <translation>Benachrichtigungen sind eingeschaltet</translation>
    </message>
    <message>
      <source>Notify again</source>
      <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
      <source>Notify me when</source>
      <translation>Mich benachrichtigen, wenn</translation>
    </message>
    <message>
      <source>Notify of {name} again</source>
      <translation>Von {name} wieder benachrichtigen</translation>
    </message>
    <message>
      <source>Notify when it fails</source>
      <translation>Melden, wenn er fehlschlägt</translation>
    </message>
    <message>
      <source>Observed</source>
      <translation>Beobachtet</translation>
    </message>
    <message>
      <source>Of sensors that are async, in each of these processes</source>
      <translation>Von async-Sensoren, in jedem dieser Prozesse</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <source>Off: no next tick</source>
      <translation>Aus: kein nächster Tick</translation>
    </message>
    <message>
      <source>Old ticks, runs and logs are deleted for good. Run keys stay used.</source>
      <translation>Alte Ticks, Läufe und Protokolle werden endgültig gelöscht. Laufschlüssel bleiben benutzt.</translation>
    </message>
    <message>
      <source>Older than {assets}</source>
      <translation>Älter als {assets}</translation>
    </message>
    <message>
      <source>On</source>
      <translation>Ein</translation>
    </message>
    <message>
      <source>On materialization, and every {duration}</source>
      <translation>Bei Materialisierung und alle {duration}</translation>
    </message>
    <message>
      <source>On run canceled, and every {duration}</source>
      <translation>Bei abgebrochenem Lauf und alle {duration}</translation>
    </message>
    <message>
      <source>On run canceling, and every {duration}</source>
      <translation>Beim Abbrechen eines Laufs und alle {duration}</translation>
    </message>
    <message>
      <source>On run end, and every {duration}</source>
      <translation>Bei Laufende und alle {duration}</translation>
    </message>
    <message>
      <source>On run failure, and every {duration}</source>
      <translation>Bei fehlgeschlagenem Lauf und alle {duration}</translation>
    </message>
    <message>
      <source>On run not started, and every {duration}</source>
      <translation>Bei nicht gestartetem Lauf und alle {duration}</translation>
    </message>
    <message>
      <source>On run queued, and every {duration}</source>
      <translation>Bei wartendem Lauf und alle {duration}</translation>
    </message>
    <message>
      <source>On run started, and every {duration}</source>
      <translation>Bei begonnenem Lauf und alle {duration}</translation>
    </message>
    <message>
      <source>On run starting, and every {duration}</source>
      <translation>Beim Start eines Laufs und alle {duration}</translation>
    </message>
    <message>
      <source>On run success, and every {duration}</source>
      <translation>Bei gelungenem Lauf und alle {duration}</translation>
    </message>
    <message>
      <source>Only files that come later</source>
      <translation>Nur Dateien, die später kommen</translation>
    </message>
    <message>
      <source>Only {start} to {end}; show all times again</source>
      <translation>Nur {start} bis {end}; wieder alle Zeiten zeigen</translation>
    </message>
    <message>
      <source>Op</source>
      <translation>Op</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open</source>
      <comment>verb</comment>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open Tickdeck</source>
      <translation>Tickdeck öffnen</translation>
    </message>
    <message>
      <source>Open definitions</source>
      <translation>Definitionen öffnen</translation>
    </message>
    <message>
      <source>Open definitions…</source>
      <translation>Definitionen öffnen…</translation>
    </message>
    <message>
      <source>Open in editor</source>
      <translation>Im Editor öffnen</translation>
    </message>
    <message>
      <source>Open run {run}</source>
      <translation>Lauf {run} öffnen</translation>
    </message>
    <message>
      <source>Open the data folder</source>
      <translation>Den Datenordner öffnen</translation>
    </message>
    <message>
      <source>Open the sensor</source>
      <translation>Den Sensor öffnen</translation>
    </message>
    <message>
      <source>Open the sensor of the folder</source>
      <translation>Den Sensor des Ordners öffnen</translation>
    </message>
    <message>
      <source>Open the tick</source>
      <translation>Den Tick öffnen</translation>
    </message>
    <message>
      <source>Open the tick of {sensor}</source>
      <translation>Den Tick von {sensor} öffnen</translation>
    </message>
    <message>
      <source>Open the tick that asked for it</source>
      <translation>Den Tick öffnen, der ihn anforderte</translation>
    </message>
    <message>
      <source>Open {file} at line {line} in editor</source>
      <translation>{file} bei Zeile {line} im Editor öffnen</translation>
    </message>
    <message>
      <source>Open {run}</source>
      <translation>{run} öffnen</translation>
    </message>
    <message>
      <source>Opens what can be done about the engine</source>
      <translation>Öffnet, was mit der Engine getan werden kann</translation>
    </message>
    <message>
      <source>Others wait in the queue</source>
      <translation>Andere warten in der Schlange</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Outcomes</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <source>Output of an evaluation</source>
      <translation>Ausgabe einer Auswertung</translation>
    </message>
    <message>
      <source>Page ↑ ↓</source>
      <translation>Bild ↑ ↓</translation>
    </message>
    <message>
      <source>Partition</source>
      <translation>Partition</translation>
    </message>
    <message>
      <source>Partitions</source>
      <translation>Partitionen</translation>
    </message>
    <message>
      <source>Path goes to</source>
      <translation>Pfad geht an</translation>
    </message>
    <message>
      <source>Patterns of the files to leave out, divided by commas</source>
      <translation>Muster der Dateien, die ausgelassen werden, durch Kommas getrennt</translation>
    </message>
    <message>
      <source>Patterns of the files to take, divided by commas</source>
      <translation>Muster der Dateien, die genommen werden, durch Kommas getrennt</translation>
    </message>
    <message>
      <source>Pause the engine</source>
      <translation>Die Engine pausieren</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Python</source>
      <translation>Python</translation>
    </message>
    <message>
      <source>Python file</source>
      <translation>Python-Datei</translation>
    </message>
    <message>
      <source>Python files (*.py)</source>
      <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
      <source>Queued</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Quit Tickdeck</source>
      <translation>Tickdeck beenden</translation>
    </message>
    <message>
      <source>Quit: stop the engine</source>
      <translation>Beenden: Engine anhalten</translation>
    </message>
    <message>
      <source>Read what earlier ticks logged</source>
      <translation>Lesen, was frühere Ticks protokollierten</translation>
    </message>
    <message numerus="yes">
      <source>Reading %Ln run(s)…</source>
      <translation>
        <numerusform>%Ln Lauf wird gelesen…</numerusform>
        <numerusform>%Ln Läufe werden gelesen…</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Wird gelesen…</translation>
    </message>
    <message numerus="yes">
      <source>Release %Ln run key(s)</source>
      <translation>
        <numerusform>%Ln Laufschlüssel freigeben</numerusform>
        <numerusform>%Ln Laufschlüssel freigeben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Release %Ln run key(s)?</source>
      <translation>
        <numerusform>%Ln Laufschlüssel freigeben?</numerusform>
        <numerusform>%Ln Laufschlüssel freigeben?</numerusform>
      </translation>
    </message>
    <message>
      <source>Release the chosen run keys</source>
      <translation>Die gewählten Laufschlüssel freigeben</translation>
    </message>
    <message>
      <source>Release…</source>
      <translation>Freigeben…</translation>
    </message>
    <message>
      <source>Reload</source>
      <translation>Neu laden</translation>
    </message>
    <message>
      <source>Reload all</source>
      <translation>Alle neu laden</translation>
    </message>
    <message>
      <source>Reload definitions</source>
      <translation>Definitionen neu laden</translation>
    </message>
    <message>
      <source>Reload {name}</source>
      <translation>{name} neu laden</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove the chosen folder</source>
      <translation>Den gewählten Ordner entfernen</translation>
    </message>
    <message>
      <source>Repeated</source>
      <translation>Wiederholt</translation>
    </message>
    <message>
      <source>Replace what the cursor is now</source>
      <translation>Ersetzen, was der Cursor jetzt ist</translation>
    </message>
    <message>
      <source>Replay…</source>
      <translation>Nachspielen…</translation>
    </message>
    <message>
      <source>Reported without a run</source>
      <translation>Ohne Lauf gemeldet</translation>
    </message>
    <message>
      <source>Requested runs</source>
      <translation>Läufe angefordert</translation>
    </message>
    <message>
      <source>Requested runs</source>
      <comment>what a sensor did</comment>
      <translation>Forderte Läufe an</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Reset to the default in code</source>
      <translation>Auf die Vorgabe im Code zurücksetzen</translation>
    </message>
    <message>
      <source>Reset: {setting}</source>
      <translation>Zurücksetzen: {setting}</translation>
    </message>
    <message>
      <source>Resources</source>
      <translation>Ressourcen</translation>
    </message>
    <message>
      <source>Resources and config</source>
      <translation>Ressourcen und Konfiguration</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
      <source>Restore and end</source>
      <translation>Wiederherstellen und beenden</translation>
    </message>
    <message>
      <source>Restore this backup?</source>
      <translation>Diese Sicherung wiederherstellen?</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Wiederherstellen…</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Result of the test</source>
      <translation>Ergebnis des Tests</translation>
    </message>
    <message>
      <source>Retries of a failed run</source>
      <translation>Neue Versuche nach Fehlschlag</translation>
    </message>
    <message>
      <source>Retry of</source>
      <translation>Neuer Versuch von</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Lauf</translation>
    </message>
    <message numerus="yes">
      <source>Run %Ln run(s) again</source>
      <translation>
        <numerusform>%Ln Lauf noch einmal ausführen</numerusform>
        <numerusform>%Ln Läufe noch einmal ausführen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Run %Ln run(s) from failure</source>
      <translation>
        <numerusform>%Ln Lauf ab Fehlschlag ausführen</numerusform>
        <numerusform>%Ln Läufe ab Fehlschlag ausführen</numerusform>
      </translation>
    </message>
    <message>
      <source>Run a command</source>
      <translation>Einen Befehl ausführen</translation>
    </message>
    <message>
      <source>Run a command on each new file in it. No code needed.</source>
      <translation>Für jede neue Datei darin einen Befehl ausführen. Ohne Code.</translation>
    </message>
    <message>
      <source>Run a job</source>
      <translation>Einen Job ausführen</translation>
    </message>
    <message>
      <source>Run again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Run all steps again</source>
      <translation>Alle Schritte noch einmal ausführen</translation>
    </message>
    <message>
      <source>Run canceled</source>
      <translation>Lauf abgebrochen</translation>
    </message>
    <message>
      <source>Run canceling</source>
      <translation>Lauf wird abgebrochen</translation>
    </message>
    <message>
      <source>Run config</source>
      <translation>Laufkonfiguration</translation>
    </message>
    <message>
      <source>Run failed</source>
      <translation>Lauf fehlgeschlagen</translation>
    </message>
    <message>
      <source>Run from failure</source>
      <translation>Ab Fehlschlag</translation>
    </message>
    <message>
      <source>Run id</source>
      <translation>Laufkennung</translation>
    </message>
    <message>
      <source>Run key</source>
      <translation>Laufschlüssel</translation>
    </message>
    <message>
      <source>Run key {key}</source>
      <translation>Laufschlüssel {key}</translation>
    </message>
    <message>
      <source>Run keys</source>
      <translation>Laufschlüssel</translation>
    </message>
    <message>
      <source>Run keys are always kept: nothing runs twice.</source>
      <translation>Laufschlüssel bleiben immer erhalten: Nichts läuft zweimal.</translation>
    </message>
    <message>
      <source>Run keys of the sensor</source>
      <translation>Laufschlüssel des Sensors</translation>
    </message>
    <message>
      <source>Run keys {total}</source>
      <translation>Laufschlüssel {total}</translation>
    </message>
    <message>
      <source>Run not started</source>
      <translation>Lauf nicht gestartet</translation>
    </message>
    <message>
      <source>Run queued</source>
      <translation>Lauf wartet</translation>
    </message>
    <message>
      <source>Run started</source>
      <translation>Lauf begonnen</translation>
    </message>
    <message>
      <source>Run starting</source>
      <translation>Lauf startet</translation>
    </message>
    <message>
      <source>Run status</source>
      <translation>Laufstatus</translation>
    </message>
    <message>
      <source>Run status sensors</source>
      <translation>Laufstatus-Sensoren</translation>
    </message>
    <message>
      <source>Run succeeded</source>
      <translation>Lauf gelungen</translation>
    </message>
    <message>
      <source>Run the job with another config</source>
      <translation>Den Job mit anderer Konfiguration ausführen</translation>
    </message>
    <message>
      <source>Run the selected runs again</source>
      <translation>Die ausgewählten Läufe noch einmal ausführen</translation>
    </message>
    <message>
      <source>Run to test with</source>
      <translation>Lauf für den Test</translation>
    </message>
    <message>
      <source>Run {id} of {job}</source>
      <translation>Lauf {id} von {job}</translation>
    </message>
    <message>
      <source>Run {id} of {job}, {status}, {time}</source>
      <translation>Lauf {id} von {job}, {status}, {time}</translation>
    </message>
    <message>
      <source>Run {run} was started again.</source>
      <translation>Lauf {run} wurde neu gestartet.</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>Läuft</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>Läufe</translation>
    </message>
    <message>
      <source>Runs and the instance</source>
      <translation>Läufe und die Instanz</translation>
    </message>
    <message numerus="yes">
      <source>Runs appear here as soon as a sensor asks for one. %Ln sensor(s) on.</source>
      <translation>
        <numerusform>Läufe erscheinen hier, sobald ein Sensor einen anfordert. %Ln Sensor ein.</numerusform>
        <numerusform>Läufe erscheinen hier, sobald ein Sensor einen anfordert. %Ln Sensoren ein.</numerusform>
      </translation>
    </message>
    <message>
      <source>Runs at once</source>
      <translation>Läufe zugleich</translation>
    </message>
    <message>
      <source>Runs of the sensor</source>
      <translation>Läufe des Sensors</translation>
    </message>
    <message>
      <source>Runs over time</source>
      <translation>Läufe über die Zeit</translation>
    </message>
    <message>
      <source>Runs {total}</source>
      <translation>Läufe {total}</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Save cursor</source>
      <translation>Cursor speichern</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Zeitplan</translation>
    </message>
    <message>
      <source>Schedules</source>
      <translation>Zeitpläne</translation>
    </message>
    <message>
      <source>Searched are the newest {total} of each kind.</source>
      <translation>Durchsucht sind die neuesten {total} jeder Art.</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Wird gesucht…</translation>
    </message>
    <message>
      <source>Seconds without change after which a file is complete</source>
      <translation>Sekunden ohne Änderung, nach denen eine Datei vollständig ist</translation>
    </message>
    <message numerus="yes">
      <source>Select all %Ln</source>
      <comment>sensors</comment>
      <translation>
        <numerusform>Alle %Ln auswählen</numerusform>
        <numerusform>Alle %Ln auswählen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Select all %Ln that fit</source>
      <translation>
        <numerusform>Den einen passenden auswählen</numerusform>
        <numerusform>Alle %Ln passenden auswählen</numerusform>
      </translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>Nichts auswählen</translation>
    </message>
    <message>
      <source>Sensor</source>
      <translation>Sensor</translation>
    </message>
    <message>
      <source>Sensor reset</source>
      <translation>Sensor zurückgesetzt</translation>
    </message>
    <message>
      <source>Sensor started</source>
      <translation>Sensor eingeschaltet</translation>
    </message>
    <message>
      <source>Sensor stopped</source>
      <translation>Sensor ausgeschaltet</translation>
    </message>
    <message>
      <source>Sensors</source>
      <translation>Sensoren</translation>
    </message>
    <message>
      <source>Sensors are evaluated while the window is closed. Quit in the menu of this icon stops them.</source>
      <translation>Sensoren werden auch bei geschlossenem Fenster ausgewertet. Beenden im Menü dieses Symbols hält sie an.</translation>
    </message>
    <message>
      <source>Set mine all the same</source>
      <translation>Trotzdem meinen setzen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Settings changed</source>
      <translation>Einstellungen geändert</translation>
    </message>
    <message>
      <source>Shift ← →</source>
      <translation>Umschalt ← →</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alle zeigen</translation>
    </message>
    <message>
      <source>Show all runs</source>
      <translation>Alle Läufe zeigen</translation>
    </message>
    <message>
      <source>Show all sensors</source>
      <translation>Alle Sensoren zeigen</translation>
    </message>
    <message>
      <source>Show all ticks</source>
      <translation>Alle Ticks zeigen</translation>
    </message>
    <message>
      <source>Show all times again</source>
      <translation>Wieder alle Zeiten zeigen</translation>
    </message>
    <message>
      <source>Show earlier</source>
      <translation>Frühere zeigen</translation>
    </message>
    <message>
      <source>Show its sensors</source>
      <translation>Ihre Sensoren zeigen</translation>
    </message>
    <message>
      <source>Show the details of the tick</source>
      <translation>Die Einzelheiten des Ticks zeigen</translation>
    </message>
    <message>
      <source>Show the last {span}</source>
      <translation>Die letzten {span} zeigen</translation>
    </message>
    <message>
      <source>Show the run</source>
      <translation>Den Lauf zeigen</translation>
    </message>
    <message>
      <source>Since when</source>
      <translation>Seit wann</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Skipped</source>
      <translation>Übersprungen</translation>
    </message>
    <message>
      <source>Somebody started it by hand.</source>
      <translation>Jemand hat ihn von Hand gestartet.</translation>
    </message>
    <message>
      <source>Something in the window went wrong that should not: {error}. The engine is not affected. It is kept in {file}; please report it.</source>
      <translation>Im Fenster ging etwas schief, das nicht schiefgehen sollte: {error}. Die Engine ist nicht betroffen. Es steht in {file}; bitte melden Sie es.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelltext</translation>
    </message>
    <message>
      <source>Source of the sensor</source>
      <translation>Quelltext des Sensors</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Starten</translation>
    </message>
    <message numerus="yes">
      <source>Start %Ln run(s)</source>
      <translation>
        <numerusform>%Ln Lauf starten</numerusform>
        <numerusform>%Ln Läufe starten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Start %Ln run(s) again?</source>
      <translation>
        <numerusform>%Ln Lauf neu starten?</numerusform>
        <numerusform>%Ln Läufe neu starten?</numerusform>
      </translation>
    </message>
    <message>
      <source>Start a job</source>
      <translation>Einen Job starten</translation>
    </message>
    <message>
      <source>Start a job…</source>
      <translation>Einen Job starten…</translation>
    </message>
    <message>
      <source>Start again</source>
      <translation>Neu starten</translation>
    </message>
    <message>
      <source>Start all these runs and save the cursor, as a tick</source>
      <translation>Alle diese Läufe starten und den Cursor speichern, als Tick</translation>
    </message>
    <message>
      <source>Start the chosen runs, and keep the cursor</source>
      <translation>Die gewählten Läufe starten und den Cursor behalten</translation>
    </message>
    <message>
      <source>Start the engine again</source>
      <translation>Die Engine neu starten</translation>
    </message>
    <message>
      <source>Start the job {name}…</source>
      <translation>Den Job {name} starten…</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>Begonnen</translation>
    </message>
    <message>
      <source>Started {time}</source>
      <translation>Begonnen {time}</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Startet</translation>
    </message>
    <message>
      <source>Starting again</source>
      <translation>Neustart</translation>
    </message>
    <message>
      <source>Starting…</source>
      <translation>Startet…</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Startet</translation>
    </message>
    <message>
      <source>Starts</source>
      <comment>before the names of jobs</comment>
      <translation>Startet</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>State moved</source>
      <translation>Zustand übertragen</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Steps over time</source>
      <translation>Schritte über die Zeit</translation>
    </message>
    <message>
      <source>Steps that succeeded are not executed again</source>
      <translation>Gelungene Schritte werden nicht noch einmal ausgeführt</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Succeeded</source>
      <translation>Gelungen</translation>
    </message>
    <message>
      <source>Switch notifications off</source>
      <translation>Benachrichtigungen ausschalten</translation>
    </message>
    <message>
      <source>Switch notifications on</source>
      <translation>Benachrichtigungen einschalten</translation>
    </message>
    <message>
      <source>Switch off</source>
      <translation>Ausschalten</translation>
    </message>
    <message numerus="yes">
      <source>Switch off %Ln sensor(s)</source>
      <translation>
        <numerusform>%Ln Sensor ausschalten</numerusform>
        <numerusform>%Ln Sensoren ausschalten</numerusform>
      </translation>
    </message>
    <message>
      <source>Switch on</source>
      <translation>Einschalten</translation>
    </message>
    <message numerus="yes">
      <source>Switch on %Ln sensor(s)</source>
      <translation>
        <numerusform>%Ln Sensor einschalten</numerusform>
        <numerusform>%Ln Sensoren einschalten</numerusform>
      </translation>
    </message>
    <message>
      <source>Switch on or off</source>
      <translation>Ein- oder ausschalten</translation>
    </message>
    <message>
      <source>Switch the selected sensors off</source>
      <translation>Die ausgewählten Sensoren ausschalten</translation>
    </message>
    <message>
      <source>Switch the selected sensors on</source>
      <translation>Die ausgewählten Sensoren einschalten</translation>
    </message>
    <message>
      <source>Switch {name} off</source>
      <translation>{name} ausschalten</translation>
    </message>
    <message>
      <source>Switch {name} on</source>
      <translation>{name} einschalten</translation>
    </message>
    <message>
      <source>Switching off</source>
      <translation>Ausschalten</translation>
    </message>
    <message>
      <source>Switching on</source>
      <translation>Einschalten</translation>
    </message>
    <message>
      <source>System</source>
      <translation>System</translation>
    </message>
    <message>
      <source>Tag {name}</source>
      <translation>Tag {name}</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Tags</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Take over from {name}…</source>
      <translation>Von {name} übernehmen…</translation>
    </message>
    <message>
      <source>Take over from…</source>
      <translation>Übernehmen von…</translation>
    </message>
    <message>
      <source>Take over what another remembers</source>
      <translation>Übernehmen, was ein anderer sich gemerkt hat</translation>
    </message>
    <message>
      <source>Take over…</source>
      <translation>Übernehmen…</translation>
    </message>
    <message>
      <source>Taking back: {what}</source>
      <translation>Wird zurückgenommen: {what}</translation>
    </message>
    <message>
      <source>Test the sensor with the cursor this tick began with</source>
      <translation>Den Sensor mit dem Cursor testen, mit dem dieser Tick begann</translation>
    </message>
    <message>
      <source>Test {name}</source>
      <translation>{name} testen</translation>
    </message>
    <message>
      <source>Testing</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Test…</source>
      <translation>Testen…</translation>
    </message>
    <message>
      <source>Test… (T)</source>
      <translation>Testen… (T)</translation>
    </message>
    <message>
      <source>Text is looked for in jobs, ids, sensors and run keys. Narrow it with
job:name  sensor:name  key:part  tag:name=value
status:failed (or queued, running, succeeded, canceled)
since:2h (or 30m, 7d)
Quote what has spaces: job:"month end".</source>
      <translation>Der Text wird in Jobs, Kennungen, Sensoren und Laufschlüsseln gesucht. Grenzen Sie ihn ein mit
job:Name  sensor:Name  key:Teil  tag:Name=Wert
status:failed (oder queued, running, succeeded, canceled)
since:2h (oder 30m, 7d)
Was Leerzeichen hat, steht in Anführungszeichen: job:"month end".</translation>
    </message>
    <message>
      <source>The Python of Tickdeck</source>
      <translation>Das Python von Tickdeck</translation>
    </message>
    <message>
      <source>The clock was set forward</source>
      <translation>Die Uhr wurde vorgestellt</translation>
    </message>
    <message>
      <source>The code of {name} is gone. Was it renamed? Then give what it remembers to the sensor that replaced it.</source>
      <translation>Der Code von {name} ist weg. Wurde er umbenannt? Dann geben Sie, was er sich gemerkt hat, dem Sensor, der ihn ersetzt.</translation>
    </message>
    <message>
      <source>The code of {name} is gone; what it remembers stays. When a sensor of {place} has replaced it, it can be given to that one.</source>
      <translation>Der Code von {name} ist weg; was er sich gemerkt hat, bleibt. Hat ein Sensor von {place} ihn ersetzt, kann es dem gegeben werden.</translation>
    </message>
    <message>
      <source>The cursor has moved since you opened it. It is now:</source>
      <translation>Der Cursor hat sich bewegt, seit Sie ihn geöffnet haben. Er ist jetzt:</translation>
    </message>
    <message>
      <source>The database takes {size}.</source>
      <translation>Die Datenbank belegt {size}.</translation>
    </message>
    <message>
      <source>The definitions see what is installed for Tickdeck.</source>
      <translation>Die Definitionen sehen, was für Tickdeck installiert ist.</translation>
    </message>
    <message>
      <source>The engine cannot start</source>
      <translation>Die Engine kann nicht starten</translation>
    </message>
    <message>
      <source>The engine has ended because of an error in Tickdeck: {error}. Nothing that was recorded is lost. Start it again; if this comes back, report it.</source>
      <translation>Die Engine ist wegen eines Fehlers in Tickdeck zu Ende: {error}. Nichts Aufgezeichnetes ist verloren. Starten Sie sie neu; kommt das wieder vor, melden Sie es.</translation>
    </message>
    <message>
      <source>The engine has stopped</source>
      <translation>Die Engine hat angehalten</translation>
    </message>
    <message>
      <source>The engine has stopped: no sensor is evaluated. What is shown is as it was then.</source>
      <translation>Die Engine hat angehalten: Kein Sensor wird ausgewertet. Was zu sehen ist, war damals so.</translation>
    </message>
    <message>
      <source>The engine is in trouble</source>
      <translation>Die Engine ist gestört</translation>
    </message>
    <message>
      <source>The engine is not running.</source>
      <translation>Die Engine läuft nicht.</translation>
    </message>
    <message>
      <source>The engine is paused since {time}: no sensor is evaluated, and no queued run is started.</source>
      <translation>Die Engine pausiert seit {time}: Kein Sensor wird ausgewertet, und kein wartender Lauf wird gestartet.</translation>
    </message>
    <message>
      <source>The engine opens the database and reads your definitions. After an update the database is converted first.</source>
      <translation>Die Engine öffnet die Datenbank und liest Ihre Definitionen. Nach einer Aktualisierung wird zuerst die Datenbank umgestellt.</translation>
    </message>
    <message>
      <source>The engine was paused</source>
      <translation>Die Engine pausierte</translation>
    </message>
    <message>
      <source>The first {total} are listed.</source>
      <translation>Die ersten {total} sind aufgeführt.</translation>
    </message>
    <message>
      <source>The folder could not be looked through</source>
      <translation>Der Ordner konnte nicht durchsucht werden</translation>
    </message>
    <message>
      <source>The machine was asleep</source>
      <translation>Der Rechner schlief</translation>
    </message>
    <message>
      <source>The next tick that asks for a released key starts a run</source>
      <translation>Der nächste Tick, der einen freigegebenen Schlüssel anfordert, startet einen Lauf</translation>
    </message>
    <message>
      <source>The reference is written in English.</source>
      <translation>Die Referenz gibt es nur auf Englisch.</translation>
    </message>
    <message>
      <source>The rest of the database</source>
      <translation>Der Rest der Datenbank</translation>
    </message>
    <message>
      <source>The sensor asked for none in the chosen stretch of time.</source>
      <translation>Der Sensor forderte in der gewählten Zeitspanne keinen an.</translation>
    </message>
    <message>
      <source>The sensor has used no key with these letters.</source>
      <translation>Der Sensor hat keinen Schlüssel mit diesen Buchstaben benutzt.</translation>
    </message>
    <message>
      <source>The sensor is being evaluated.</source>
      <translation>Der Sensor wird ausgewertet.</translation>
    </message>
    <message>
      <source>The sensor is off. Switch it on, or evaluate it once.</source>
      <translation>Der Sensor ist aus. Schalten Sie ihn ein, oder werten Sie ihn einmal aus.</translation>
    </message>
    <message>
      <source>The sensor's cursor, as it is now</source>
      <translation>Der Cursor des Sensors, wie er jetzt ist</translation>
    </message>
    <message>
      <source>The sensor's function is really called, so what it does to the world is done. No tick, cursor or run comes of it.</source>
      <translation>Die Funktion des Sensors wird wirklich aufgerufen; was sie in der Welt bewirkt, ist getan. Kein Tick, kein Cursor und kein Lauf entsteht daraus.</translation>
    </message>
    <message>
      <source>The sensor's next tick begins from this cursor. If a tick that is under way moves it first, your change is refused, not its.</source>
      <translation>Der nächste Tick des Sensors beginnt mit diesem Cursor. Bewegt ihn vorher ein laufender Tick, wird Ihre Änderung abgelehnt, nicht seine.</translation>
    </message>
    <message>
      <source>The tick would fail</source>
      <translation>Der Tick würde fehlschlagen</translation>
    </message>
    <message numerus="yes">
      <source>The worst of %Ln tick(s) here; zoom in for each</source>
      <translation>
        <numerusform>Der schlimmste von %Ln Tick hier; hineingehen für jeden</numerusform>
        <numerusform>Der schlimmste von %Ln Ticks hier; hineingehen für jeden</numerusform>
      </translation>
    </message>
    <message>
      <source>Their logs go too, and their run keys are free again: a sensor may ask for the same work once more.</source>
      <translation>Ihre Protokolle gehen auch verloren, und ihre Laufschlüssel sind wieder frei: Ein Sensor kann dieselbe Arbeit noch einmal anfordern.</translation>
    </message>
    <message>
      <source>There are none of this status, or none at this time.</source>
      <translation>Von diesem Status gibt es keine, oder keine zu dieser Zeit.</translation>
    </message>
    <message>
      <source>There is no file {file}.</source>
      <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
      <source>They were asked to end. What they were writing may be left half done.</source>
      <translation>Sie sollten enden. Was sie gerade schrieben, kann halb fertig bleiben.</translation>
    </message>
    <message>
      <source>This desktop has no system tray to come back from, so closing the window ends the engine. News are shown in the window.</source>
      <translation>Dieser Desktop hat keinen Infobereich, aus dem man zurückkäme; das Fenster zu schließen, beendet daher die Engine. Neuigkeiten stehen im Fenster.</translation>
    </message>
    <message>
      <source>This desktop has no system tray, so the engine cannot go on without the window: no sensor is evaluated until Tickdeck is opened again. Runs under way end by themselves. You are asked only this once.</source>
      <translation>Dieser Desktop hat keinen Infobereich, also kann die Engine ohne das Fenster nicht weiterarbeiten: Kein Sensor wird ausgewertet, bis Tickdeck wieder geöffnet wird. Läufe in Arbeit enden von selbst. Sie werden nur dieses eine Mal gefragt.</translation>
    </message>
    <message>
      <source>This is neither a folder nor a Python file. To watch for files like it, drop the folder it is in.</source>
      <translation>Das ist weder ein Ordner noch eine Python-Datei. Um solche Dateien zu überwachen, legen Sie den Ordner ab, in dem sie liegt.</translation>
    </message>
    <message>
      <source>This job needs no config.</source>
      <translation>Dieser Job braucht keine Konfiguration.</translation>
    </message>
    <message>
      <source>This moves:</source>
      <translation>Das geht über:</translation>
    </message>
    <message>
      <source>This run is gone. It was deleted, and its run key is free again.</source>
      <translation>Diesen Lauf gibt es nicht mehr. Er wurde gelöscht, und sein Laufschlüssel ist wieder frei.</translation>
    </message>
    <message>
      <source>This screen cannot be read just now</source>
      <translation>Diese Ansicht kann gerade nicht gelesen werden</translation>
    </message>
    <message>
      <source>This sensor is gone.</source>
      <translation>Diesen Sensor gibt es nicht mehr.</translation>
    </message>
    <message>
      <source>Those at work are asked to end; those in the queue never start.</source>
      <translation>Die in Arbeit werden gebeten zu enden; die in der Schlange beginnen nie.</translation>
    </message>
    <message>
      <source>Tick</source>
      <translation>Tick</translation>
    </message>
    <message>
      <source>Tick details</source>
      <translation>Einzelheiten des Ticks</translation>
    </message>
    <message>
      <source>Tick failed</source>
      <translation>Tick fehlgeschlagen</translation>
    </message>
    <message>
      <source>Tick {time}, being evaluated</source>
      <translation>Tick {time}, wird ausgewertet</translation>
    </message>
    <message>
      <source>Tick {time}, failed, {result}</source>
      <translation>Tick {time}, fehlgeschlagen, {result}</translation>
    </message>
    <message>
      <source>Tick {time}, interrupted</source>
      <translation>Tick {time}, unterbrochen</translation>
    </message>
    <message>
      <source>Tick {time}, skipped, {result}</source>
      <translation>Tick {time}, übersprungen, {result}</translation>
    </message>
    <message>
      <source>Tick {time}, succeeded, {result}</source>
      <translation>Tick {time}, gelungen, {result}</translation>
    </message>
    <message>
      <source>Tickdeck ends, and everything is as it was then at the next start: newer ticks, runs and run keys are forgotten, so work may be done again. The database of now is kept among the backups.</source>
      <translation>Tickdeck wird beendet, und beim nächsten Start ist alles, wie es damals war: Neuere Ticks, Läufe und Laufschlüssel werden vergessen, Arbeit kann also noch einmal geschehen. Die jetzige Datenbank bleibt bei den Sicherungen.</translation>
    </message>
    <message>
      <source>Tickdeck goes on working</source>
      <translation>Tickdeck arbeitet weiter</translation>
    </message>
    <message>
      <source>Tickdeck is then in the system's tray; Quit in its menu ends it.</source>
      <translation>Tickdeck ist dann im Infobereich des Systems; Beenden in seinem Menü beendet es.</translation>
    </message>
    <message>
      <source>Tickdeck lends its own</source>
      <comment>package</comment>
      <translation>Tickdeck leiht sein eigenes</translation>
    </message>
    <message>
      <source>Tickdeck needs Python {least} or newer.</source>
      <translation>Tickdeck braucht Python {least} oder neuer.</translation>
    </message>
    <message>
      <source>Tickdeck was not at work</source>
      <translation>Tickdeck arbeitete nicht</translation>
    </message>
    <message>
      <source>Tickdeck was off</source>
      <translation>Tickdeck war aus</translation>
    </message>
    <message numerus="yes">
      <source>Tickdeck: %Ln sensor(s) on</source>
      <translation>
        <numerusform>Tickdeck: %Ln Sensor ein</numerusform>
        <numerusform>Tickdeck: %Ln Sensoren ein</numerusform>
      </translation>
    </message>
    <message>
      <source>Ticks</source>
      <translation>Ticks</translation>
    </message>
    <message>
      <source>Ticks and runs that take longer are interrupted</source>
      <translation>Ticks und Läufe, die länger dauern, werden unterbrochen</translation>
    </message>
    <message>
      <source>Ticks, runs and run keys of the sensor</source>
      <translation>Ticks, Läufe und Laufschlüssel des Sensors</translation>
    </message>
    <message>
      <source>Tidy up</source>
      <translation>Aufräumen</translation>
    </message>
    <message>
      <source>Tidy up now</source>
      <translation>Jetzt aufräumen</translation>
    </message>
    <message>
      <source>Tidying up</source>
      <translation>Wird aufgeräumt</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Time limit</source>
      <translation>Zeitgrenze</translation>
    </message>
    <message>
      <source>Time to end when cancelled</source>
      <translation>Zeit zum Enden nach einem Abbruch</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Zeitleiste</translation>
    </message>
    <message>
      <source>Timeline: earlier, later</source>
      <translation>Zeitleiste: früher, später</translation>
    </message>
    <message>
      <source>Timeline: only what is in sight</source>
      <translation>Zeitleiste: nur was zu sehen ist</translation>
    </message>
    <message>
      <source>Timeline: open or zoom into what is chosen</source>
      <translation>Zeitleiste: öffnen oder hineingehen, was gewählt ist</translation>
    </message>
    <message>
      <source>Timeline: run to run</source>
      <translation>Zeitleiste: von Lauf zu Lauf</translation>
    </message>
    <message>
      <source>Timeline: tick to tick</source>
      <translation>Zeitleiste: von Tick zu Tick</translation>
    </message>
    <message>
      <source>Timeline: zoom</source>
      <translation>Zeitleiste: vergrößern</translation>
    </message>
    <message>
      <source>Took</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <source>Tried again: {run} {status}</source>
      <comment>as in: 5f3a91c0 failed</comment>
      <translation>Noch einmal versucht: {run} {status}</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal versuchen</translation>
    </message>
    <message>
      <source>Try the example</source>
      <translation>Das Beispiel ausprobieren</translation>
    </message>
    <message>
      <source>Type the command to run on each file, or choose a job.</source>
      <translation>Geben Sie den Befehl ein, der für jede Datei läuft, oder wählen Sie einen Job.</translation>
    </message>
    <message>
      <source>Typed</source>
      <translation>Eingegeben</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo: {what}</source>
      <translation>Rückgängig: {what}</translation>
    </message>
    <message>
      <source>Unknown kind</source>
      <translation>Unbekannte Art</translation>
    </message>
    <message>
      <source>Unless its tags say otherwise</source>
      <translation>Sofern seine Tags nichts anderes sagen</translation>
    </message>
    <message>
      <source>Up to date</source>
      <translation>Aktuell</translation>
    </message>
    <message>
      <source>Use theirs</source>
      <translation>Deren Cursor nehmen</translation>
    </message>
    <message>
      <source>Used</source>
      <translation>Benutzt</translation>
    </message>
    <message>
      <source>View or change the cursor</source>
      <translation>Den Cursor ansehen oder ändern</translation>
    </message>
    <message>
      <source>View or edit the cursor…</source>
      <translation>Cursor ansehen oder bearbeiten…</translation>
    </message>
    <message>
      <source>Wait for work in hand when quitting</source>
      <translation>Beim Beenden auf Arbeit in Gang warten</translation>
    </message>
    <message>
      <source>Waiting evaluations at once</source>
      <translation>Wartende Auswertungen zugleich</translation>
    </message>
    <message>
      <source>Waits for</source>
      <translation>Wartet auf</translation>
    </message>
    <message>
      <source>Warnings and errors</source>
      <translation>Warnungen und Fehler</translation>
    </message>
    <message>
      <source>Watch</source>
      <comment>verb</comment>
      <translation>Überwachen</translation>
    </message>
    <message>
      <source>Watch a folder</source>
      <translation>Einen Ordner überwachen</translation>
    </message>
    <message>
      <source>Watch a folder…</source>
      <translation>Einen Ordner überwachen…</translation>
    </message>
    <message>
      <source>Watched by</source>
      <translation>Überwacht von</translation>
    </message>
    <message>
      <source>Watched folders</source>
      <translation>Überwachte Ordner</translation>
    </message>
    <message>
      <source>Watches</source>
      <translation>Überwacht</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>What acted, failed or was changed; looks without a result are left out</source>
      <translation>Was etwas tat, fehlschlug oder geändert wurde; Blicke ohne Ergebnis fehlen</translation>
    </message>
    <message>
      <source>What became of each</source>
      <translation>Was aus jedem wurde</translation>
    </message>
    <message>
      <source>What came of it</source>
      <translation>Was daraus wurde</translation>
    </message>
    <message>
      <source>What fits</source>
      <translation>Was passt</translation>
    </message>
    <message>
      <source>What happened</source>
      <translation>Was geschah</translation>
    </message>
    <message>
      <source>What is new since the cursor</source>
      <translation>Was seit dem Cursor neu ist</translation>
    </message>
    <message>
      <source>What is tried again</source>
      <translation>Was noch einmal versucht wird</translation>
    </message>
    <message>
      <source>What its process wrote to standard output and standard error</source>
      <translation>Was sein Prozess auf Standardausgabe und Standardfehler schrieb</translation>
    </message>
    <message>
      <source>What runs logged</source>
      <translation>Was Läufe protokollierten</translation>
    </message>
    <message>
      <source>What runs printed, in files</source>
      <translation>Was Läufe ausgaben, in Dateien</translation>
    </message>
    <message>
      <source>What runs returned, in files</source>
      <translation>Was Läufe zurückgaben, in Dateien</translation>
    </message>
    <message>
      <source>What sensors and operators do is listed here, the newest first.</source>
      <translation>Was Sensoren und Bediener tun, steht hier, das Neueste zuerst.</translation>
    </message>
    <message>
      <source>What the run printed</source>
      <translation>Was der Lauf ausgab</translation>
    </message>
    <message>
      <source>What the sensor asks for stands here, with how it goes.</source>
      <translation>Was der Sensor anfordert, steht hier, und wie es damit geht.</translation>
    </message>
    <message>
      <source>What the sensor remembers</source>
      <translation>Was der Sensor sich merkt</translation>
    </message>
    <message>
      <source>What the sensor's function prints and logs stands here, as it comes in: print, logging and context.log.</source>
      <translation>Was die Funktion des Sensors ausgibt und protokolliert, steht hier, wie es kommt: print, logging und context.log.</translation>
    </message>
    <message>
      <source>What they stand for is run once more as soon as the sensor asks for it. The runs that there were stay.</source>
      <translation>Wofür sie stehen, läuft noch einmal, sobald der Sensor es anfordert. Die bisherigen Läufe bleiben.</translation>
    </message>
    <message>
      <source>What ticks logged</source>
      <translation>Was Ticks protokollierten</translation>
    </message>
    <message>
      <source>What would happen is shown here.</source>
      <translation>Was geschehen würde, erscheint hier.</translation>
    </message>
    <message>
      <source>Wheel zooms, drag pans, Shift and drag choose, ← → tick to tick</source>
      <translation>Rad vergrößert, Ziehen verschiebt, Umschalt und Ziehen wählt, ← → von Tick zu Tick</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <source>When a run is tried again</source>
      <translation>Wann ein Lauf noch einmal versucht wird</translation>
    </message>
    <message>
      <source>Where the cursor is taken from</source>
      <translation>Woher der Cursor genommen wird</translation>
    </message>
    <message>
      <source>Window and engine</source>
      <translation>Fenster und Engine</translation>
    </message>
    <message>
      <source>Woken by</source>
      <translation>Geweckt durch</translation>
    </message>
    <message>
      <source>Working directory</source>
      <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
      <source>YAML or JSON</source>
      <translation>YAML oder JSON</translation>
    </message>
    <message>
      <source>You are not notified when {name} fails</source>
      <translation>Sie werden nicht benachrichtigt, wenn {name} fehlschlägt</translation>
    </message>
    <message>
      <source>You are notified when {name} fails</source>
      <translation>Sie werden benachrichtigt, wenn {name} fehlschlägt</translation>
    </message>
    <message>
      <source>Zoom in for file events</source>
      <translation>Für Dateiereignisse hineingehen</translation>
    </message>
    <message>
      <source>a file change</source>
      <translation>eine Dateiänderung</translation>
    </message>
    <message>
      <source>a materialization</source>
      <translation>eine Materialisierung</translation>
    </message>
    <message>
      <source>a run fails</source>
      <translation>ein Lauf fehlschlägt</translation>
    </message>
    <message>
      <source>a sensor begins to fail</source>
      <translation>ein Sensor neuerdings fehlschlägt</translation>
    </message>
    <message>
      <source>all runs of all code locations</source>
      <translation>alle Läufe aller Codequellen</translation>
    </message>
    <message>
      <source>all runs of its code location</source>
      <translation>alle Läufe seiner Codequelle</translation>
    </message>
    <message>
      <source>all steps</source>
      <translation>alle Schritte</translation>
    </message>
    <message>
      <source>also when its own code failed</source>
      <translation>auch wenn sein eigener Code fehlschlug</translation>
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <translation>
        <numerusform>und %Ln weiterer</numerusform>
        <numerusform>und %Ln weitere</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <comment>run requests</comment>
      <translation>
        <numerusform>und %Ln weiterer</numerusform>
        <numerusform>und %Ln weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>and more</source>
      <translation>und mehr</translation>
    </message>
    <message>
      <source>asleep</source>
      <translation>schlief</translation>
    </message>
    <message>
      <source>asset materialization</source>
      <translation>Asset materialisiert</translation>
    </message>
    <message>
      <source>asset observation</source>
      <translation>Asset beobachtet</translation>
    </message>
    <message>
      <source>at work</source>
      <translation>in Arbeit</translation>
    </message>
    <message>
      <source>began {duration} late</source>
      <translation>begann {duration} zu spät</translation>
    </message>
    <message>
      <source>being switched on</source>
      <translation>das Einschalten</translation>
    </message>
    <message>
      <source>by hand</source>
      <translation>von Hand</translation>
    </message>
    <message>
      <source>canceled</source>
      <translation>abgebrochen</translation>
    </message>
    <message>
      <source>canceling</source>
      <translation>wird abgebrochen</translation>
    </message>
    <message>
      <source>cannot be loaded</source>
      <translation>kann nicht geladen werden</translation>
    </message>
    <message>
      <source>clock</source>
      <translation>Uhr</translation>
    </message>
    <message>
      <source>clock set forward</source>
      <translation>Uhr vorgestellt</translation>
    </message>
    <message>
      <source>created {time}</source>
      <translation>angelegt {time}</translation>
    </message>
    <message>
      <source>days</source>
      <translation>Tage</translation>
    </message>
    <message>
      <source>definitions can no longer be read</source>
      <translation>Definitionen nicht mehr gelesen werden können</translation>
    </message>
    <message>
      <source>engine event</source>
      <translation>Engine-Ereignis</translation>
    </message>
    <message>
      <source>engine paused</source>
      <translation>Engine pausiert</translation>
    </message>
    <message>
      <source>enqueued</source>
      <translation>eingereiht</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>failure</source>
      <translation>Fehlschlag</translation>
    </message>
    <message>
      <source>filtered</source>
      <translation>ausgefiltert</translation>
    </message>
    <message>
      <source>fired</source>
      <translation>ausgelöst</translation>
    </message>
    <message>
      <source>for ever</source>
      <translation>für immer</translation>
    </message>
    <message>
      <source>for {duration} so far</source>
      <translation>bisher seit {duration}</translation>
    </message>
    <message>
      <source>from the failed step</source>
      <translation>ab dem fehlgeschlagenen Schritt</translation>
    </message>
    <message>
      <source>gone</source>
      <translation>weg</translation>
    </message>
    <message>
      <source>hand</source>
      <comment>what launched a run</comment>
      <translation>von Hand</translation>
    </message>
    <message>
      <source>has Dagster</source>
      <translation>hat Dagster</translation>
    </message>
    <message>
      <source>has Tickdeck</source>
      <translation>hat Tickdeck</translation>
    </message>
    <message>
      <source>held</source>
      <translation>zurückgehalten</translation>
    </message>
    <message>
      <source>hook completed</source>
      <translation>Hook ausgeführt</translation>
    </message>
    <message>
      <source>hook errored</source>
      <translation>Hook fehlgeschlagen</translation>
    </message>
    <message>
      <source>in {duration}</source>
      <translation>in {duration}</translation>
    </message>
    <message>
      <source>in {folder}</source>
      <translation>in {folder}</translation>
    </message>
    <message>
      <source>interrupted</source>
      <translation>unterbrochen</translation>
    </message>
    <message>
      <source>invalid</source>
      <translation>ungültig</translation>
    </message>
    <message>
      <source>it cannot be loaded</source>
      <translation>sie kann nicht geladen werden</translation>
    </message>
    <message>
      <source>its interval</source>
      <translation>seinen Abstand</translation>
    </message>
    <message>
      <source>its schedule</source>
      <translation>seinen Zeitplan</translation>
    </message>
    <message numerus="yes">
      <source>its ticks, and %Ln run(s)</source>
      <translation>
        <numerusform>seine Ticks und %Ln Lauf</numerusform>
        <numerusform>seine Ticks und %Ln Läufe</numerusform>
      </translation>
    </message>
    <message>
      <source>job {name}</source>
      <translation>Job {name}</translation>
    </message>
    <message>
      <source>key already used by run {id}</source>
      <translation>Schlüssel schon benutzt von Lauf {id}</translation>
    </message>
    <message>
      <source>key {key}</source>
      <translation>Schlüssel {key}</translation>
    </message>
    <message>
      <source>known</source>
      <translation>bekannt</translation>
    </message>
    <message>
      <source>line {line}: {error}</source>
      <translation>Zeile {line}: {error}</translation>
    </message>
    <message>
      <source>loaded {time}</source>
      <translation>geladen {time}</translation>
    </message>
    <message>
      <source>loading…</source>
      <translation>wird geladen…</translation>
    </message>
    <message>
      <source>log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>machine asleep</source>
      <translation>Rechner schlief</translation>
    </message>
    <message>
      <source>min</source>
      <comment>minutes, after a number</comment>
      <translation>min</translation>
    </message>
    <message>
      <source>never</source>
      <translation>nie</translation>
    </message>
    <message>
      <source>never</source>
      <comment>when a run started</comment>
      <translation>nie</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>no Dagster</source>
      <translation>kein Dagster</translation>
    </message>
    <message>
      <source>no cursor</source>
      <translation>kein Cursor</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>keine Grenze</translation>
    </message>
    <message>
      <source>no run</source>
      <translation>kein Lauf</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>none</source>
      <comment>cursor</comment>
      <translation>leer</translation>
    </message>
    <message>
      <source>none</source>
      <comment>no partition</comment>
      <translation>keine</translation>
    </message>
    <message>
      <source>none</source>
      <comment>retries</comment>
      <translation>keine</translation>
    </message>
    <message>
      <source>none</source>
      <comment>time</comment>
      <translation>keine</translation>
    </message>
    <message>
      <source>not at all</source>
      <translation>gar nicht</translation>
    </message>
    <message>
      <source>not started</source>
      <translation>nicht gestartet</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>now</source>
      <translation>jetzt</translation>
    </message>
    <message>
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <source>on</source>
      <translation>ein</translation>
    </message>
    <message>
      <source>on file change</source>
      <translation>bei Dateiänderung</translation>
    </message>
    <message>
      <source>on materialization</source>
      <translation>bei Materialisierung</translation>
    </message>
    <message>
      <source>on run end</source>
      <translation>bei Laufende</translation>
    </message>
    <message>
      <source>or</source>
      <comment>between two keys</comment>
      <translation>oder</translation>
    </message>
    <message>
      <source>partition {key}</source>
      <translation>Partition {key}</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>pausiert</translation>
    </message>
    <message>
      <source>process {number}</source>
      <translation>Prozess {number}</translation>
    </message>
    <message>
      <source>queued</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>queued {time}</source>
      <comment>as in: queued 12 s ago</comment>
      <translation>wartet {time}</translation>
    </message>
    <message>
      <source>reacted to it</source>
      <translation>reagierte darauf</translation>
    </message>
    <message>
      <source>requested runs</source>
      <translation>forderte Läufe an</translation>
    </message>
    <message>
      <source>run {id}</source>
      <translation>Lauf {id}</translation>
    </message>
    <message>
      <source>run {run}, {status}</source>
      <translation>Lauf {run}, {status}</translation>
    </message>
    <message>
      <source>running</source>
      <translation>läuft</translation>
    </message>
    <message>
      <source>runs of the job</source>
      <translation>Läufe des Jobs</translation>
    </message>
    <message>
      <source>s</source>
      <comment>seconds, after a number</comment>
      <translation>s</translation>
    </message>
    <message>
      <source>s without change</source>
      <comment>after a number of seconds</comment>
      <translation>s ohne Änderung</translation>
    </message>
    <message>
      <source>sensor {id}</source>
      <translation>Sensor {id}</translation>
    </message>
    <message>
      <source>settling</source>
      <translation>reift noch</translation>
    </message>
    <message>
      <source>since {time}</source>
      <translation>seit {time}</translation>
    </message>
    <message>
      <source>skipped</source>
      <translation>übersprungen</translation>
    </message>
    <message>
      <source>start</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>started {time}</source>
      <translation>begonnen {time}</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>startet</translation>
    </message>
    <message>
      <source>step failure</source>
      <translation>Schritt fehlgeschlagen</translation>
    </message>
    <message>
      <source>step output</source>
      <translation>Ausgabe eines Schritts</translation>
    </message>
    <message>
      <source>step skipped</source>
      <translation>Schritt übersprungen</translation>
    </message>
    <message>
      <source>step start</source>
      <translation>Schritt begonnen</translation>
    </message>
    <message>
      <source>step success</source>
      <translation>Schritt gelungen</translation>
    </message>
    <message>
      <source>step up for retry</source>
      <translation>Schritt wird noch einmal versucht</translation>
    </message>
    <message>
      <source>succeeded</source>
      <translation>gelungen</translation>
    </message>
    <message>
      <source>success</source>
      <translation>gelungen</translation>
    </message>
    <message>
      <source>the Python of Tickdeck</source>
      <translation>das Python von Tickdeck</translation>
    </message>
    <message>
      <source>the cursor: {cursor}</source>
      <translation>den Cursor: {cursor}</translation>
    </message>
    <message>
      <source>the end of a run</source>
      <translation>das Ende eines Laufs</translation>
    </message>
    <message>
      <source>the engine stops or is in trouble</source>
      <translation>die Engine anhält oder gestört ist</translation>
    </message>
    <message>
      <source>the newest {total} are sorted</source>
      <translation>die neuesten {total} sind sortiert</translation>
    </message>
    <message>
      <source>the switch: off</source>
      <translation>den Schalter: aus</translation>
    </message>
    <message>
      <source>the switch: on</source>
      <translation>den Schalter: ein</translation>
    </message>
    <message>
      <source>the version loaded {time} is still in use</source>
      <translation>die um {time} geladene Fassung gilt weiter</translation>
    </message>
    <message>
      <source>there before</source>
      <translation>schon da</translation>
    </message>
    <message>
      <source>to {time}</source>
      <translation>bis {time}</translation>
    </message>
    <message>
      <source>took {duration}</source>
      <translation>dauerte {duration}</translation>
    </message>
    <message>
      <source>unknown error</source>
      <translation>unbekannter Fehler</translation>
    </message>
    <message>
      <source>unreadable</source>
      <translation>nicht lesbar</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>would be launched</source>
      <translation>würde gestartet</translation>
    </message>
    <message>
      <source>would be reported as made</source>
      <translation>würde als hergestellt gemeldet</translation>
    </message>
    <message>
      <source>would be reported as seen</source>
      <translation>würde als gesehen gemeldet</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>yesterday {time}</source>
      <translation>gestern {time}</translation>
    </message>
    <message>
      <source>{amount} B</source>
      <translation>{amount} B</translation>
    </message>
    <message>
      <source>{amount} GB</source>
      <translation>{amount} GB</translation>
    </message>
    <message>
      <source>{amount} MB</source>
      <translation>{amount} MB</translation>
    </message>
    <message>
      <source>{amount} TB</source>
      <translation>{amount} TB</translation>
    </message>
    <message>
      <source>{amount} kB</source>
      <translation>{amount} kB</translation>
    </message>
    <message>
      <source>{count} failed</source>
      <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
      <source>{count} h ago</source>
      <translation>vor {count} h</translation>
    </message>
    <message>
      <source>{count} min ago</source>
      <translation>vor {count} min</translation>
    </message>
    <message>
      <source>{count} ms</source>
      <translation>{count} ms</translation>
    </message>
    <message numerus="yes">
      <source>{count} of %Ln line(s)</source>
      <translation>
        <numerusform>{count} von %Ln Zeile</numerusform>
        <numerusform>{count} von %Ln Zeilen</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} requested runs</source>
      <comment>of ticks</comment>
      <translation>{count} forderten Läufe an</translation>
    </message>
    <message>
      <source>{count} s</source>
      <translation>{count} s</translation>
    </message>
    <message>
      <source>{count} s ago</source>
      <translation>vor {count} s</translation>
    </message>
    <message>
      <source>{count} skipped</source>
      <translation>{count} übersprungen</translation>
    </message>
    <message>
      <source>{days} d</source>
      <translation>{days} T</translation>
    </message>
    <message>
      <source>{days} d {hours} h</source>
      <translation>{days} T {hours} h</translation>
    </message>
    <message>
      <source>{day} {month}</source>
      <translation>{day}. {month}</translation>
    </message>
    <message>
      <source>{day} {month} {year}</source>
      <translation>{day}. {month} {year}</translation>
    </message>
    <message>
      <source>{day} {month}, {time}</source>
      <translation>{day}. {month}, {time}</translation>
    </message>
    <message>
      <source>{doing}: {number} of {total}</source>
      <translation>{doing}: {number} von {total}</translation>
    </message>
    <message>
      <source>{duration} ago</source>
      <translation>vor {duration}</translation>
    </message>
    <message>
      <source>{duration} late</source>
      <translation>{duration} zu spät</translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be canceled.</source>
      <translation>
        <numerusform>{failed} von %Ln Lauf konnte nicht abgebrochen werden.</numerusform>
        <numerusform>{failed} von %Ln Läufen konnten nicht abgebrochen werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be deleted.</source>
      <translation>
        <numerusform>{failed} von %Ln Lauf konnte nicht gelöscht werden.</numerusform>
        <numerusform>{failed} von %Ln Läufen konnten nicht gelöscht werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be started again.</source>
      <translation>
        <numerusform>{failed} von %Ln Lauf konnte nicht neu gestartet werden.</numerusform>
        <numerusform>{failed} von %Ln Läufen konnten nicht neu gestartet werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln sensor(s) could not be switched off.</source>
      <translation>
        <numerusform>{failed} von %Ln Sensor konnte nicht ausgeschaltet werden.</numerusform>
        <numerusform>{failed} von %Ln Sensoren konnten nicht ausgeschaltet werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln sensor(s) could not be switched on.</source>
      <translation>
        <numerusform>{failed} von %Ln Sensor konnte nicht eingeschaltet werden.</numerusform>
        <numerusform>{failed} von %Ln Sensoren konnten nicht eingeschaltet werden.</numerusform>
      </translation>
    </message>
    <message>
      <source>{file} and {line} stand for the place to open. Left empty, a well-known editor is looked for, then the system's default is taken.</source>
      <translation>{file} und {line} stehen für die Stelle, die geöffnet wird. Bleibt es leer, wird ein bekannter Editor gesucht, dann die Vorgabe des Systems genommen.</translation>
    </message>
    <message>
      <source>{file} cannot be read: {reason}.</source>
      <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>{file} cannot be written: {reason}.</source>
      <translation>{file} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <source>{file} is no longer there.</source>
      <translation>{file} ist nicht mehr da.</translation>
    </message>
    <message>
      <source>{first} and {second}</source>
      <translation>{first} und {second}</translation>
    </message>
    <message>
      <source>{folder} is not a full path.</source>
      <translation>{folder} ist kein vollständiger Pfad.</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{interval}, and up to {count} s more at random</source>
      <translation>{interval} und bis zu {count} s mehr nach Zufall</translation>
    </message>
    <message>
      <source>{job} in {location}</source>
      <translation>{job} in {location}</translation>
    </message>
    <message>
      <source>{job} started by hand</source>
      <translation>{job} von Hand gestartet</translation>
    </message>
    <message>
      <source>{level} and above</source>
      <translation>{level} und höher</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} min {seconds} s</translation>
    </message>
    <message numerus="yes">
      <source>{names} and %Ln more</source>
      <translation>
        <numerusform>{names} und %Ln weiterer</numerusform>
        <numerusform>{names} und %Ln weitere</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name} and %Ln more are left out: they are neither folders nor Python files.</source>
      <translation>
        <numerusform>{name} und %Ln weitere Datei bleiben weg: Sie sind weder Ordner noch Python-Dateien.</numerusform>
        <numerusform>{name} und %Ln weitere Dateien bleiben weg: Sie sind weder Ordner noch Python-Dateien.</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} cannot be loaded</source>
      <translation>{name} kann nicht geladen werden</translation>
    </message>
    <message>
      <source>{name} cannot be loaded at line {line}: {error}</source>
      <translation>{name} kann nicht geladen werden, Zeile {line}: {error}</translation>
    </message>
    <message>
      <source>{name} cannot be loaded: {error}</source>
      <translation>{name} kann nicht geladen werden: {error}</translation>
    </message>
    <message>
      <source>{name} closed; its sensors are no longer evaluated</source>
      <translation>{name} geschlossen; ihre Sensoren werden nicht mehr ausgewertet</translation>
    </message>
    <message>
      <source>{name} deleted</source>
      <translation>{name} gelöscht</translation>
    </message>
    <message>
      <source>{name} follows its code again</source>
      <translation>{name} folgt wieder seinem Code</translation>
    </message>
    <message>
      <source>{name} has begun to fail</source>
      <translation>{name} schlägt neuerdings fehl</translation>
    </message>
    <message>
      <source>{name} is left out: it is neither a folder nor a Python file.</source>
      <translation>{name} bleibt weg: Es ist weder ein Ordner noch eine Python-Datei.</translation>
    </message>
    <message>
      <source>{name} is neither a folder nor a Python file. To watch for files like it, drop the folder it is in.</source>
      <translation>{name} ist weder ein Ordner noch eine Python-Datei. Um solche Dateien zu überwachen, legen Sie den Ordner ab, in dem sie liegt.</translation>
    </message>
    <message>
      <source>{name} is off</source>
      <translation>{name} ist aus</translation>
    </message>
    <message>
      <source>{name} is on</source>
      <translation>{name} ist ein</translation>
    </message>
    <message>
      <source>{name} is the name of other definitions that are open: {target}. Sensors are remembered by it; rename one of the two.</source>
      <translation>{name} heißen andere geöffnete Definitionen: {target}. Sensoren werden unter diesem Namen gemerkt; benennen Sie eine der beiden um.</translation>
    </message>
    <message>
      <source>{name} is watched</source>
      <translation>{name} wird überwacht</translation>
    </message>
    <message numerus="yes">
      <source>{name} opened: %Ln sensor(s)</source>
      <translation>
        <numerusform>{name} geöffnet: %Ln Sensor</numerusform>
        <numerusform>{name} geöffnet: %Ln Sensoren</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} switched off</source>
      <translation>{name} ausgeschaltet</translation>
    </message>
    <message>
      <source>{name} switched on</source>
      <translation>{name} eingeschaltet</translation>
    </message>
    <message>
      <source>{new} goes on from what {old} remembered</source>
      <translation>{new} macht weiter, womit {old} aufgehört hat</translation>
    </message>
    <message>
      <source>{new} keeps its own ticks and run keys; its cursor and switch give way. {old} is no longer listed. This cannot be undone.</source>
      <translation>{new} behält seine eigenen Ticks und Laufschlüssel; sein Cursor und sein Schalter weichen. {old} wird nicht mehr aufgeführt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
      <source>{numbers} from {begin} to {end}</source>
      <translation>{numbers} von {begin} bis {end}</translation>
    </message>
    <message numerus="yes">
      <source>{on} of %Ln sensor(s) on</source>
      <translation>
        <numerusform>{on} von %Ln Sensor ein</numerusform>
        <numerusform>{on} von %Ln Sensoren ein</numerusform>
      </translation>
    </message>
    <message>
      <source>{running} running, {queued} queued</source>
      <translation>{running} in Arbeit, {queued} warten</translation>
    </message>
    <message>
      <source>{runs_requested}, but {exceptions}</source>
      <translation>{runs_requested}, aber {exceptions}</translation>
    </message>
    <message>
      <source>{sensor} asked for it at {time}, woken by {cause}.</source>
      <translation>{sensor} forderte ihn um {time} an, geweckt durch {cause}.</translation>
    </message>
    <message>
      <source>{sensor} asked for it; that tick is not kept any more.</source>
      <translation>{sensor} forderte ihn an; jener Tick ist nicht mehr aufbewahrt.</translation>
    </message>
    <message>
      <source>{sensor}. Ctrl+click opens the tick that asked for the run.</source>
      <translation>{sensor}. Strg+Klick öffnet den Tick, der den Lauf anforderte.</translation>
    </message>
    <message>
      <source>{setting}: {value}</source>
      <translation>{setting}: {value}</translation>
    </message>
    <message>
      <source>{size} given back to the disk</source>
      <translation>{size} an die Festplatte zurückgegeben</translation>
    </message>
    <message>
      <source>{start} to {end}</source>
      <translation>{start} bis {end}</translation>
    </message>
    <message>
      <source>{start} to {end}: {numbers}</source>
      <translation>{start} bis {end}: {numbers}</translation>
    </message>
    <message>
      <source>{status} {duration}</source>
      <comment>as in: Running 12 s</comment>
      <translation>{status} {duration}</translation>
    </message>
    <message>
      <source>{ticks}, {runs}, {failures}</source>
      <translation>{ticks}, {runs}, {failures}</translation>
    </message>
    <message>
      <source>{time} of at most {limit}</source>
      <translation>{time} von höchstens {limit}</translation>
    </message>
    <message>
      <source>{weekday} {day} {month} {year}, {time} {zone}</source>
      <translation>{weekday} {day}. {month} {year}, {time} {zone}</translation>
    </message>
    <message>
      <source>“{name}” is no name; put it in quotes.</source>
      <translation>„{name}“ ist kein Name; setzen Sie es in Anführungszeichen.</translation>
    </message>
    <message>
      <source>“{part}” is no tag: write name=value.</source>
      <translation>„{part}“ ist kein Tag: Schreiben Sie name=wert.</translation>
    </message>
    <message>
      <source>“{part}” is not understood. A limit is written “tag=value: 2”, or “tag: 2 each” for each of its values.</source>
      <translation>„{part}“ ist nicht zu verstehen. Eine Grenze schreibt man „tag=wert: 2“, oder „tag: 2 each“ für jeden seiner Werte.</translation>
    </message>
  </context>
</TS>
