import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'graphics-port-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'A port beside autoport',
  why: "With autoport='yes' libvirt chooses a free port at each start and drops the one that is written, so the console is to be found elsewhere than the file says.",
  remedy: "Write autoport='no' to have this very port, or remove the port.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsDefParseXMLVNC', text: 'if (def->data.vnc.autoport && flags & VIR_DOMAIN_DEF_PARSE_INACTIVE) def->data.vnc.port = 0;' }],
  visits: ['domain/devices/graphics'],
  *check(graphics, { text, domain }) {
    // The XML of a running guest tells the port that libvirt chose.
    if (value(domain, 'id') !== undefined || !['vnc', 'spice', 'rdp'].includes(value(graphics, 'type') ?? '') || value(graphics, 'autoport') !== 'yes') return;
    for (const name of ['port', 'tlsPort']) {
      const port = attribute(graphics, name);
      if (!port?.valueSpan || !/^\d+$/.test(port.value) || Number(port.value) === 0) continue;
      yield {
        at: port, message: `${deviceName(graphics)}: ${name}='${port.value.slice(0, 10)}' is dropped, because autoport='yes' makes libvirt choose the port.`,
        fixes: [offeredFix(`Keep the port: autoport='no'`, setAttribute(graphics, 'autoport', 'no')), offeredFix(`Remove ${name}`, removeAttribute(text, port))],
      };
    }
  },
  bad: ["<graphics type='vnc' «port='5977'» autoport='yes'/>", "<graphics type='spice' autoport='yes' «port='6001'» «tlsPort='6002'»/>"],
  good: ["<graphics type='vnc' port='5977' autoport='no'/>", "<graphics type='vnc' port='-1' autoport='yes'/>", "<graphics type='vnc' port='5977'/>"],
});
