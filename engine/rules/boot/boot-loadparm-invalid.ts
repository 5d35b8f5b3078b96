import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'boot-loadparm-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A loadparm that firmware does not take',
  why: 'The load parameter of s390 has one to eight characters: letters, digits, dots and blanks.',
  remedy: 'Shorten it, and keep to these characters.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDeviceLoadparmIsValid',
    text: 'invalid loadparm value \'%1$s\', expecting chars in set of [a-zA-Z0-9.] and blank spaces',
  }],
  visits: ['domain/devices/disk/boot', 'domain/devices/interface/boot', 'domain/devices/hostdev/boot'],
  *check(boot) {
    const loadparm = attribute(boot, 'loadparm');
    if (!loadparm?.valueSpan) return;
    if (loadparm.value.length < 1 || loadparm.value.length > 8) yield { at: loadparm, message: `${deviceName(boot)} has the loadparm '${loadparm.value}' of ${loadparm.value.length} characters; 1 to 8 fit.` };
    else if (!/^[A-Za-z0-9. ]+$/.test(loadparm.value)) yield { at: loadparm, message: `${deviceName(boot)} has the loadparm '${loadparm.value}'; only letters, digits, dots and blanks are taken.` };
  },
  bad: [
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vda'/>
      <boot order='1' «loadparm='A-1'»/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vda'/>
      <boot order='1' loadparm='2'/>
    </disk>`,
  ],
});
