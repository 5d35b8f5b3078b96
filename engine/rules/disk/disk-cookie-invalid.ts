import { deviceName } from '../../schema/read.ts';
import { sourceChain } from '../../schema/domain/disk.ts';
import { attribute, child, children, textSpan, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-cookie-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A cookie that HTTP does not allow',
  why: 'A cookie has a name and a value, without blanks, commas, semicolons and backslashes; the name has no brackets either.',
  remedy: 'Encode the value, and check the name.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainStorageNetCookieParse', text: "missing value for cookie '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStorageSourceNetCookieValidate', text: "value of cookie '%1$s' contains invalid characters" },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStorageSourceNetCookieValidate', text: "cookie name '%1$s' contains invalid characters" },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStorageSourceNetCookiesValidate', text: "duplicate cookie '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStorageSourceNetCookieValidate', text: 'cookie name must not be empty' },
  ],
  onlyWith: ['cookie'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const jars = sourceChain(disk).filter((link) => ['http', 'https'].includes(value(link.source, 'protocol') ?? '')).flatMap((link) => child(link.source, 'cookies') ?? []);
    for (const { cookie, seen } of jars.flatMap((jar) => {
      const seen = new Set<string>();
      return children(jar, 'cookie').map((cookie) => ({ cookie, seen }));
    })) {
      const name = attribute(cookie, 'name');
      const written = cookie.children.map((n) => (n.kind === 'text' || n.kind === 'cdata' ? n.value : '')).join('');
      if (!name) continue;
      if (name.value === '') yield { at: name, message: `${deviceName(cookie)} has a cookie whose name is empty.` };
      else if (/[\s()<>@,;:"/[\]?={}\\]/.test(name.value)) yield { at: name, message: `${deviceName(cookie)} has a cookie whose name ${name.value} holds characters that HTTP does not allow.` };
      else if (written === '') yield { at: cookie, message: `${deviceName(cookie)} has a cookie ${name.value} without value.` };
      else if (/[\t\n\r ",;\\]/.test(written.replace(/^"([\s\S]*)"$/, '$1'))) yield { at: textSpan(cookie, source), message: `${deviceName(cookie)} has a cookie ${name.value} whose value holds blanks, commas, semicolons, quotes or backslashes.` };
      if (seen.has(name.value)) yield { at: name, message: `${deviceName(cookie)} has the cookie ${name.value} twice.`, fixes: [offeredFix('Remove the second one', removeElement(source, cookie))] };
      seen.add(name.value);
    }
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='http' name='a.img'><host name='h.example.org'/><cookies><cookie «name='a;b'»>v</cookie><cookie name='c'>«v;w»</cookie>«<cookie name='d'/>»</cookies></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='http' name='a.img'><host name='h.example.org'/><cookies><cookie name='a'>v</cookie></cookies></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
