import { deviceName, isYes } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'audio-fixed-settings',
  profile: 'libvirt',
  severity: 'error',
  title: 'Audio settings that are not fixed, or fixed without mixing',
  why: "Rate, channels and format are chosen for the host's end, which takes fixedSettings='yes'; converting to them is the mixing engine's work.",
  remedy: "Write mixingEngine='yes' fixedSettings='yes', or remove <settings>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainAudioCommonParse', text: 'fixed audio settings requires mixing engine' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainAudioCommonParse', text: 'audio settings specified without fixed settings flag' },
  ],
  visits: ['domain/devices/audio/input', 'domain/devices/audio/output'],
  *check(end, { text: source }) {
    const settings = child(end, 'settings');
    if (isYes(end, 'fixedSettings') && !isYes(end, 'mixingEngine')) yield { at: end, message: `${deviceName(end)} has fixed settings for its ${end.name} without the mixing engine.`, fixes: [offeredFix("Write mixingEngine='yes'", setAttribute(end, 'mixingEngine', 'yes'))] };
    else if (settings && !isYes(end, 'fixedSettings')) yield { at: settings, message: `${deviceName(end)} has settings for its ${end.name}, which are not fixed.`, fixes: [offeredFix("Write fixedSettings='yes'", ...(isYes(end, 'mixingEngine') ? [] : [setAttribute(end, 'mixingEngine', 'yes')]), setAttribute(end, 'fixedSettings', 'yes')), offeredFix('Remove <settings>', removeElement(source, settings))] };
  },
  bad: [
    "<audio id='1' type='none'>«<input mixingEngine='no' fixedSettings='yes'>»<settings frequency='44100' channels='2' format='s16'/></input></audio>",
    "<audio id='1' type='none'><input mixingEngine='yes'>«<settings frequency='44100' channels='2' format='s16'/>»</input></audio>",
  ],
  good: [
    "<audio id='1' type='none'><input mixingEngine='yes' fixedSettings='yes'><settings frequency='44100' channels='2' format='s16'/></input></audio>",
  ],
});
