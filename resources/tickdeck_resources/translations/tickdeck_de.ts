<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
  <context>
    <name>tickdeck</name>
    <message numerus="yes">
      <source>%Ln asset(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln changed file(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln code location(s) reloaded</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) ago</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln event(s) waiting since {time}</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failed since you looked</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failure(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failure(s) since {time}</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) fit, %Ln would run now</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) fit, 0 would run now</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) left out by the patterns.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln held</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln in progress</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) already used</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left as they were</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln log line(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln need attention</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln out of date</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln queued</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln record(s) deleted</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln refused as invalid</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run key(s) released</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run request(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) canceled</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) deleted</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) failed</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) requested</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) started again</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln selected</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) have begun to fail</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) on</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) stop being evaluated. Their state and history stay, and come back when you open it again.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) switched off</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) switched on</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln skipped because the run(s) already exist for those requested key(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln step(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s) a minute</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s) about {time}</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln times, {begin} to {end}</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln watched folder(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>0 runs requested</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>0 runs requested: %Ln run key(s) were used before</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>24 h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3 h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>30 d</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>5 min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A Python file or module with sensors and jobs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A program and its arguments. {places} stand for the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A quotation mark in the command is not closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A run of {job} failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A sensor looks at the world again and again, and starts runs when something is new. Here are three ways to get one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A small project that ticks within five seconds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A test that evaluates as this tick did</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A watched folder has no code.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A word, or a name such as RunRequest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About the sensor</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Acted on %Ln run(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Activity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder to watch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder to watch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After: {cursor}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Also look into folders inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Also those that are there now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An action, a sensor, a job, a run…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An asset is a thing that a run makes: a file, a table, a report. Define one with @asset, and it is listed here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Asset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At {times} ({zone})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to all runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to all sensors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back up now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Backed up to {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Backups (*.sqlite)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Before: {cursor}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Being evaluated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>But not</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Cancel %Ln run(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Cancel run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Canceled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Canceling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change a watched folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change what you typed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose All, or change what you typed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a tick in the timeline or in the table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close {name}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code location</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code locations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Command that opens your editor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commit tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compact now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Complete after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Computed cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Config</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Config field that receives the path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as Python</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy traceback</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Created</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor of {name} changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor of {name} cleared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor of {name} saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor to test with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor {cursor}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor, unchanged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor: none. View or change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cursor: {cursor}. View or change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Default in code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Definitions that do the same, to change in code</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)?</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)…</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Delete run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete run {run}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete the sensor {name}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete what is older than that</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete what is older than that?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deleting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Description</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Details of the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop one anywhere on the window. Each new file in it starts a command or a job; no code is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop to open the definitions in {files}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Drop to watch %Ln folder(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Drop to watch {folder}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit the cursor…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Editor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine running since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine settings changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine starting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine stopped since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Error of the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluate again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluate now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluate now (E)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluating</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluating…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evaluations at once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Event</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Event to test with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Events of the asset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every {duration}, and on file change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Existing files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export as Python</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export as Python…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Exported to {file}. Open it to have it evaluated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed without an error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failing since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files that fit appear here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files that fit now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter assets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter by job, id, sensor or run key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter by sensor, job or words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter run keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter sensors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter the help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter the log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter this screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fires for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the present</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the present (L)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For each file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From above: ticks (the higher, the longer), the runs they asked for, and a dot for each file event. Hatched: Tickdeck was not at work, or the machine asleep.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give room back to the disk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the sensor a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to anything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to anything…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Guides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Guides and names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Help page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History purged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In progress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interrupted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interrupted: the engine ended during this tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has not looked yet at what happened since then</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It would skip, and give no reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its log goes too, and its run key is free again.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Its ticks and the %Ln run key(s) it has used are forgotten; the runs stay. The folder and its files are not touched.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Job</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep: runs that ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep: ticks that acted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep: ticks that failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep: ticks that skipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep: what runs logged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep: what ticks logged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys released</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 60 ticks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Launch selected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Launched by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Launched by hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Launched by {sensor}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Least interval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Least level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Limits for tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Live</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Location broken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Location loaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Log of the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Log of the test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Log of the tick</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Log · %Ln line(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Log, output, config and details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Longest run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the computed cursor the sensor's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Materialize</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Materialize the chosen asset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Materializing {asset}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Metadata</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Multi-asset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of the sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Needs attention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Never evaluated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Never made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New and changed files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No asset fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No assets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No editor could open {file}. Name one in Settings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No folder is watched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No loaded job has a config field for a path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No run fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No runs yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No sensor fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No shell sees this; each file's name stays one argument.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No step has begun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None is open yet.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>None of %Ln sensor(s) fits what you typed and chose above.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Not started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing has happened yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is watched yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing runs before you save.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notify when it fails</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Observed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Old ticks, runs and logs are deleted for good. Run keys stay used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Older than {assets}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On materialization, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run canceled, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run canceling, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run end, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run failure, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run not started, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run queued, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run started, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run starting, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On run success, and every {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only files that come later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {start} to {end}; show all times again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Op</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open Tickdeck</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open definitions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open definitions…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open in editor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open run {run}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the sensor of the folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the tick of {sensor}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open {file} at line {line} in editor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outcome</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outcomes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Page ↑ ↓</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Partition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Path goes to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Patterns of the files to leave out, divided by commas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Patterns of the files to take, divided by commas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Python files (*.py)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Queued</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit Tickdeck</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit: stop the engine</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Release %Ln run key(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>Release %Ln run key(s)?</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Release the chosen run keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Release…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reload</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reload all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reload definitions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reload {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove the chosen folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Repeated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Replay…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reported without a run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Requested runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Requested runs</source>
      <comment>what a sensor did</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reset to the default in code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resources</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore and end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore this backup?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Result of the test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retries of a failed run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retry of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Run %Ln run(s) again</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>Run %Ln run(s) from failure</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Run a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run a command on each new file in it. No code needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run a job</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run all steps again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run canceled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run canceling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run config</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run failure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run from failure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run id</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run keys are always kept: nothing runs twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run keys of the sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run keys {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run not started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run queued</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run success</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run to test with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Runs appear here as soon as a sensor asks for one. %Ln sensor(s) on.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Runs at once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs of the sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Schedule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seconds without change after which a file is complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensor reset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensor started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensor stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensors are evaluated while the window is closed. Quit in the menu of this icon stops them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all sensors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all times again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the last {span}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show three hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Skipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Source of the sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start all these runs and save the cursor, as a tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start the chosen runs, and keep the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>State</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>State moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps that succeeded are not executed again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Succeeded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch off</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Switch off %Ln sensor(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Switch on</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Switch on %Ln sensor(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Switch on or off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch {name} off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch {name} on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switching off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switching on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>System</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tag {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test the sensor with the cursor this tick began with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test… (T)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The database takes {size}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The engine cannot start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The engine has ended because of an error in Tickdeck: {error}. Nothing that was recorded is lost. Start it again; if this comes back, report it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The engine is not running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first {total} are listed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder could not be looked through</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The next tick that asks for a released key starts a run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The number counts failures you have not seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sensor's function is really called, so what it does to the world is done. No tick, cursor or run comes of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sensor's next tick begins from this cursor. If a tick that is under way moves it first, your change is refused, not its.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The tick would fail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Their logs go too, and their run keys are free again: a sensor may ask for the same work once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is neither a folder nor a Python file. To watch for files like it, drop the folder it is in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This run is gone. It was deleted, and its run key is free again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This sensor is gone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tickdeck ends, and everything is as it was then at the next start: newer ticks, runs and run keys are forgotten, so work may be done again. The database of now is kept among the backups.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tickdeck goes on working</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Tickdeck: %Ln sensor(s) on</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Ticks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ticks, runs and run keys of the sensor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tidy up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tidy up now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: earlier, later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: only what is in sight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: tick to tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Timeline: zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Took</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trouble</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try the example</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type the command to run on each file, or choose a job.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unknown kind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Up to date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>View or change the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>View or edit the cursor…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waits for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watch</source>
      <comment>verb</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watch a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watch a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watched by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watched folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What acted, failed or was changed; looks without a result are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What became of each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What happened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is new since the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is tried again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What sensors and operators do is listed here, the newest first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the run printed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What they stand for is run once more as soon as the sensor asks for it. The runs that there were stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What would happen is shown here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wheel zooms, drag pans, Shift and drag choose, ← → tick to tick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Woken by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You are not notified when {name} fails</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You are notified when {name} fails</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a file change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a materialization</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>again after {run}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all steps</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>asset materialization</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>asset observation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>being switched on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>canceled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>canceling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>created {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>engine event</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>enqueued</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>failure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>filtered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fired</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>for ever</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from the failed step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hand</source>
      <comment>what launched a run</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hook completed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hook errored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>in {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>interrupted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>invalid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it cannot be loaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its interval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its schedule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>job {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>key already used by run {id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>key {key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>line {line}: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loaded {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loading…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>min</source>
      <comment>minutes, after a number</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>never</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <comment>cursor</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <comment>retries</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>on file change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>on materialization</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>on run end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>or</source>
      <comment>between two keys</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>queued</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>requested runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>run {id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>runs of the job</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>s without change</source>
      <comment>after a number of seconds</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sensor {id}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>settling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>skipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>started {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step failure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step skipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step success</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step up for retry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>succeeded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>success</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the end of a run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the newest {total} are sorted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>there before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>to {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>took {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unknown error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unreadable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>would be launched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>yesterday {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{amount} B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{amount} GB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{amount} MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{amount} TB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{amount} kB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{begin} to {end} · {duration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} h ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} min ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} s ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{days} d</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{days} d {hours} h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{day} {month}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{day} {month} {year}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{day} {month}, {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{doing}: {number} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{duration} ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{duration} late</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be canceled.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be deleted.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be started again.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln sensor(s) could not be switched off.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln sensor(s) could not be switched on.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{file} and {line} stand for the place to open. Left empty, a well-known editor is looked for, then the system's default is taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} and {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{folder} is not a full path.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{hours} h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{level} and above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{names} and %Ln more</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{name} cannot be loaded at line {line}: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be loaded: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} deleted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} follows its code again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has begun to fail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is neither a folder nor a Python file. To watch for files like it, drop the folder it is in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is watched</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{name} opened: %Ln sensor(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{name} switched off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} switched on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{numbers} from {begin} to {end}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{on} of %Ln sensor(s) on</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{running} running, {queued} queued</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{runs_requested}, but {exceptions}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} given back to the disk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{start} to {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{status} {duration}</source>
      <comment>as in: Running 12 s</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{status}, {runs}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{ticks}, {runs}, {failures}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{time} of at most {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{weekday} {day} {month} {year}, {time} {zone}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{part}” is not understood. A limit is written “tag=value: 2”, or “tag: 2 each” for each of its values.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
