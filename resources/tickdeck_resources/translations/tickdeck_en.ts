<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
  <context>
    <name>tickdeck</name>
    <message numerus="yes">
      <source>%Ln asset(s)</source>
      <translation>
        <numerusform>%Ln asset</numerusform>
        <numerusform>%Ln assets</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln began to fail since you looked</source>
      <translation>
        <numerusform>%Ln began to fail since you looked</numerusform>
        <numerusform>%Ln began to fail since you looked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln canceled</source>
      <translation>
        <numerusform>%Ln canceled</numerusform>
        <numerusform>%Ln canceled</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln changed file(s)</source>
      <translation>
        <numerusform>%Ln changed file</numerusform>
        <numerusform>%Ln changed files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln code location(s) cannot be loaded</source>
      <translation>
        <numerusform>%Ln code location cannot be loaded</numerusform>
        <numerusform>%Ln code locations cannot be loaded</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln code location(s) reloaded</source>
      <translation>
        <numerusform>%Ln code location reloaded</numerusform>
        <numerusform>%Ln code locations reloaded</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) ago</source>
      <translation>
        <numerusform>%Ln day ago</numerusform>
        <numerusform>%Ln days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln event(s) waiting since {time}</source>
      <translation>
        <numerusform>%Ln event waiting since {time}</numerusform>
        <numerusform>%Ln events waiting since {time}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failed</source>
      <translation>
        <numerusform>%Ln failed</numerusform>
        <numerusform>%Ln failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failed since you looked</source>
      <translation>
        <numerusform>%Ln failed since you looked</numerusform>
        <numerusform>%Ln failed since you looked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failure(s)</source>
      <translation>
        <numerusform>%Ln failure</numerusform>
        <numerusform>%Ln failures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln failure(s) since {time}</source>
      <translation>
        <numerusform>%Ln failure since {time}</numerusform>
        <numerusform>%Ln failures since {time}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) fit, %Ln would run now</source>
      <translation>
        <numerusform>%Ln file fits, %Ln would run now</numerusform>
        <numerusform>%Ln files fit, %Ln would run now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) fit, 0 would run now</source>
      <translation>
        <numerusform>%Ln file fits, 0 would run now</numerusform>
        <numerusform>%Ln files fit, 0 would run now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln file(s) left out by the patterns.</source>
      <translation>
        <numerusform>%Ln file left out by the patterns.</numerusform>
        <numerusform>%Ln files left out by the patterns.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln held</source>
      <translation>
        <numerusform>%Ln held</numerusform>
        <numerusform>%Ln held</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln in progress</source>
      <translation>
        <numerusform>%Ln in progress</numerusform>
        <numerusform>%Ln in progress</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) added: {keys}</source>
      <translation>
        <numerusform>%Ln key added: {keys}</numerusform>
        <numerusform>%Ln keys added: {keys}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) already used</source>
      <translation>
        <numerusform>%Ln key already used</numerusform>
        <numerusform>%Ln keys already used</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) deleted: {keys}</source>
      <translation>
        <numerusform>%Ln key deleted: {keys}</numerusform>
        <numerusform>%Ln keys deleted: {keys}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln key(s) left as they were: {keys}</source>
      <translation>
        <numerusform>%Ln key left as it was: {keys}</numerusform>
        <numerusform>%Ln keys left as they were: {keys}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left as they were</source>
      <translation>
        <numerusform>%Ln left as it was</numerusform>
        <numerusform>%Ln left as they were</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s)</source>
      <translation>
        <numerusform>%Ln line</numerusform>
        <numerusform>%Ln lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln log line(s)</source>
      <translation>
        <numerusform>%Ln log line</numerusform>
        <numerusform>%Ln log lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln need attention</source>
      <translation>
        <numerusform>%Ln needs attention</numerusform>
        <numerusform>%Ln need attention</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln new line(s)</source>
      <translation>
        <numerusform>%Ln new line</numerusform>
        <numerusform>%Ln new lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln new line(s) ↓</source>
      <translation>
        <numerusform>%Ln new line ↓</numerusform>
        <numerusform>%Ln new lines ↓</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln not finished</source>
      <translation>
        <numerusform>%Ln not finished</numerusform>
        <numerusform>%Ln not finished</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln out of date</source>
      <translation>
        <numerusform>%Ln out of date</numerusform>
        <numerusform>%Ln out of date</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln queued</source>
      <translation>
        <numerusform>%Ln queued</numerusform>
        <numerusform>%Ln queued</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln record(s) deleted</source>
      <translation>
        <numerusform>%Ln record deleted</numerusform>
        <numerusform>%Ln records deleted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln refused as invalid</source>
      <translation>
        <numerusform>%Ln refused as invalid</numerusform>
        <numerusform>%Ln refused as invalid</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run key(s) released</source>
      <translation>
        <numerusform>%Ln run key released</numerusform>
        <numerusform>%Ln run keys released</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run key(s), so that nothing runs twice</source>
      <translation>
        <numerusform>%Ln run key, so that nothing runs twice</numerusform>
        <numerusform>%Ln run keys, so that nothing runs twice</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run request(s)</source>
      <translation>
        <numerusform>%Ln run request</numerusform>
        <numerusform>%Ln run requests</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s)</source>
      <translation>
        <numerusform>%Ln run</numerusform>
        <numerusform>%Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) canceled</source>
      <translation>
        <numerusform>%Ln run canceled</numerusform>
        <numerusform>%Ln runs canceled</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) deleted</source>
      <translation>
        <numerusform>%Ln run deleted</numerusform>
        <numerusform>%Ln runs deleted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) failed</source>
      <translation>
        <numerusform>%Ln run failed</numerusform>
        <numerusform>%Ln runs failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) looked at</source>
      <translation>
        <numerusform>%Ln run looked at</numerusform>
        <numerusform>%Ln runs looked at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) requested</source>
      <translation>
        <numerusform>%Ln run requested</numerusform>
        <numerusform>%Ln runs requested</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln run(s) started again</source>
      <translation>
        <numerusform>%Ln run started again</numerusform>
        <numerusform>%Ln runs started again</numerusform>
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
        <numerusform>%Ln selected</numerusform>
        <numerusform>%Ln selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s)</source>
      <translation>
        <numerusform>%Ln sensor</numerusform>
        <numerusform>%Ln sensors</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) have begun to fail</source>
      <translation>
        <numerusform>%Ln sensor has begun to fail</numerusform>
        <numerusform>%Ln sensors have begun to fail</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) on</source>
      <translation>
        <numerusform>%Ln sensor on</numerusform>
        <numerusform>%Ln sensors on</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) switched off</source>
      <translation>
        <numerusform>%Ln sensor switched off</numerusform>
        <numerusform>%Ln sensors switched off</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sensor(s) switched on</source>
      <translation>
        <numerusform>%Ln sensor switched on</numerusform>
        <numerusform>%Ln sensors switched on</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln skipped because the run(s) already exist for those requested key(s)</source>
      <translation>
        <numerusform>%Ln skipped because the run already exists for those requested key</numerusform>
        <numerusform>%Ln skipped because the runs already exist for those requested keys</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln step(s)</source>
      <translation>
        <numerusform>%Ln step</numerusform>
        <numerusform>%Ln steps</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln succeeded</source>
      <translation>
        <numerusform>%Ln succeeded</numerusform>
        <numerusform>%Ln succeeded</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s)</source>
      <translation>
        <numerusform>%Ln tick</numerusform>
        <numerusform>%Ln ticks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s) a minute</source>
      <translation>
        <numerusform>%Ln tick a minute</numerusform>
        <numerusform>%Ln ticks a minute</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tick(s) at once, the worst: {tick}</source>
      <translation>
        <numerusform>%Ln tick at once, the worst: {tick}</numerusform>
        <numerusform>%Ln ticks at once, the worst: {tick}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln times, {begin} to {end}</source>
      <translation>
        <numerusform>%Ln times, {begin} to {end}</numerusform>
        <numerusform>%Ln times, {begin} to {end}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln watched folder(s)</source>
      <translation>
        <numerusform>%Ln watched folder</numerusform>
        <numerusform>%Ln watched folders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>0 runs requested: %Ln run key(s) were used before</source>
      <translation>
        <numerusform>0 runs requested: %Ln run key was used before</numerusform>
        <numerusform>0 runs requested: %Ln run keys were used before</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Acted on %Ln run(s)</source>
      <translation>
        <numerusform>Acted on %Ln run</numerusform>
        <numerusform>Acted on %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %Ln that fit are selected</source>
      <translation>
        <numerusform>All %Ln that fit are selected</numerusform>
        <numerusform>All %Ln that fit are selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Cancel %Ln run(s)</source>
      <translation>
        <numerusform>Cancel %Ln run</numerusform>
        <numerusform>Cancel %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Cancel %Ln run(s)?</source>
      <translation>
        <numerusform>Cancel %Ln run?</numerusform>
        <numerusform>Cancel %Ln runs?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Copy %Ln name(s)</source>
      <comment>of sensors</comment>
      <translation>
        <numerusform>Copy %Ln name</numerusform>
        <numerusform>Copy %Ln names</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)</source>
      <translation>
        <numerusform>Delete %Ln run</numerusform>
        <numerusform>Delete %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)?</source>
      <translation>
        <numerusform>Delete %Ln run?</numerusform>
        <numerusform>Delete %Ln runs?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln run(s)…</source>
      <translation>
        <numerusform>Delete %Ln run…</numerusform>
        <numerusform>Delete %Ln runs…</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Drop to watch %Ln folder(s)</source>
      <translation>
        <numerusform>Drop to watch %Ln folder</numerusform>
        <numerusform>Drop to watch %Ln folders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Drop to watch %Ln folder(s) and to open the definitions in {files}</source>
      <translation>
        <numerusform>Drop to watch %Ln folder and to open the definitions in {files}</numerusform>
        <numerusform>Drop to watch %Ln folders and to open the definitions in {files}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Force cancel %Ln run(s)…</source>
      <translation>
        <numerusform>Force cancel %Ln run…</numerusform>
        <numerusform>Force cancel %Ln runs…</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Go to %Ln new line(s)</source>
      <translation>
        <numerusform>Go to %Ln new line</numerusform>
        <numerusform>Go to %Ln new lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>It would fail for %Ln run(s)</source>
      <translation>
        <numerusform>It would fail for %Ln run</numerusform>
        <numerusform>It would fail for %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Its ticks and the %Ln run key(s) it has used are forgotten; the runs stay. The folder and its files are not touched.</source>
      <translation>
        <numerusform>Its ticks and the %Ln run key it has used are forgotten; the runs stay. The folder and its files are not touched.</numerusform>
        <numerusform>Its ticks and the %Ln run keys it has used are forgotten; the runs stay. The folder and its files are not touched.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kill %Ln run(s)</source>
      <translation>
        <numerusform>Kill %Ln run</numerusform>
        <numerusform>Kill %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kill the processes of %Ln run(s)?</source>
      <translation>
        <numerusform>Kill the processes of %Ln run?</numerusform>
        <numerusform>Kill the processes of %Ln runs?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Log · %Ln line(s)</source>
      <translation>
        <numerusform>Log · %Ln line</numerusform>
        <numerusform>Log · %Ln lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>None of %Ln sensor(s) fits what you typed and chose above.</source>
      <translation>
        <numerusform>None of %Ln sensor fits what you typed and chose above.</numerusform>
        <numerusform>None of %Ln sensors fits what you typed and chose above.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reading %Ln run(s)…</source>
      <translation>
        <numerusform>Reading %Ln run…</numerusform>
        <numerusform>Reading %Ln runs…</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Release %Ln run key(s)</source>
      <translation>
        <numerusform>Release %Ln run key</numerusform>
        <numerusform>Release %Ln run keys</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Release %Ln run key(s)?</source>
      <translation>
        <numerusform>Release %Ln run key?</numerusform>
        <numerusform>Release %Ln run keys?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Run %Ln run(s) again</source>
      <translation>
        <numerusform>Run %Ln run again</numerusform>
        <numerusform>Run %Ln runs again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Run %Ln run(s) from failure</source>
      <translation>
        <numerusform>Run %Ln run from failure</numerusform>
        <numerusform>Run %Ln runs from failure</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Runs appear here as soon as a sensor asks for one. %Ln sensor(s) on.</source>
      <translation>
        <numerusform>Runs appear here as soon as a sensor asks for one. %Ln sensor on.</numerusform>
        <numerusform>Runs appear here as soon as a sensor asks for one. %Ln sensors on.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Select all %Ln</source>
      <comment>sensors</comment>
      <translation>
        <numerusform>Select all %Ln</numerusform>
        <numerusform>Select all %Ln</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Select all %Ln that fit</source>
      <translation>
        <numerusform>Select all %Ln that fit</numerusform>
        <numerusform>Select all %Ln that fit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Start %Ln run(s)</source>
      <translation>
        <numerusform>Start %Ln run</numerusform>
        <numerusform>Start %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Start %Ln run(s) again?</source>
      <translation>
        <numerusform>Start %Ln run again?</numerusform>
        <numerusform>Start %Ln runs again?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Switch off %Ln sensor(s)</source>
      <translation>
        <numerusform>Switch off %Ln sensor</numerusform>
        <numerusform>Switch off %Ln sensors</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Switch on %Ln sensor(s)</source>
      <translation>
        <numerusform>Switch on %Ln sensor</numerusform>
        <numerusform>Switch on %Ln sensors</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The worst of %Ln tick(s) here; zoom in for each</source>
      <translation>
        <numerusform>The worst of %Ln tick here; zoom in for each</numerusform>
        <numerusform>The worst of %Ln ticks here; zoom in for each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tickdeck: %Ln sensor(s) on</source>
      <translation>
        <numerusform>Tickdeck: %Ln sensor on</numerusform>
        <numerusform>Tickdeck: %Ln sensors on</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <translation>
        <numerusform>and %Ln more</numerusform>
        <numerusform>and %Ln more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <comment>run requests</comment>
      <translation>
        <numerusform>and %Ln more</numerusform>
        <numerusform>and %Ln more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>its ticks, and %Ln run(s)</source>
      <translation>
        <numerusform>its ticks, and %Ln run</numerusform>
        <numerusform>its ticks, and %Ln runs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} of %Ln line(s)</source>
      <translation>
        <numerusform>{count} of %Ln line</numerusform>
        <numerusform>{count} of %Ln lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be canceled.</source>
      <translation>
        <numerusform>{failed} of %Ln run could not be canceled.</numerusform>
        <numerusform>{failed} of %Ln runs could not be canceled.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be deleted.</source>
      <translation>
        <numerusform>{failed} of %Ln run could not be deleted.</numerusform>
        <numerusform>{failed} of %Ln runs could not be deleted.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln run(s) could not be started again.</source>
      <translation>
        <numerusform>{failed} of %Ln run could not be started again.</numerusform>
        <numerusform>{failed} of %Ln runs could not be started again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln sensor(s) could not be switched off.</source>
      <translation>
        <numerusform>{failed} of %Ln sensor could not be switched off.</numerusform>
        <numerusform>{failed} of %Ln sensors could not be switched off.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{failed} of %Ln sensor(s) could not be switched on.</source>
      <translation>
        <numerusform>{failed} of %Ln sensor could not be switched on.</numerusform>
        <numerusform>{failed} of %Ln sensors could not be switched on.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{names} and %Ln more</source>
      <translation>
        <numerusform>{names} and %Ln more</numerusform>
        <numerusform>{names} and %Ln more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name} and %Ln more are left out: they are neither folders nor Python files.</source>
      <translation>
        <numerusform>{name} and %Ln more are left out: they are neither folders nor Python files.</numerusform>
        <numerusform>{name} and %Ln more are left out: they are neither folders nor Python files.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name} opened: %Ln sensor(s)</source>
      <translation>
        <numerusform>{name} opened: %Ln sensor</numerusform>
        <numerusform>{name} opened: %Ln sensors</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{on} of %Ln sensor(s) on</source>
      <translation>
        <numerusform>{on} of %Ln sensor on</numerusform>
        <numerusform>{on} of %Ln sensors on</numerusform>
      </translation>
    </message>
  </context>
</TS>
