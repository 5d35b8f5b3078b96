import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { redact } from '../../host/index.ts';

describe('what is hidden', () => {
  test.each([
    ["<graphics type='vnc' port='-1' passwd='s3cr&apos;et' passwdValidTo='2026-01-01T00:00:00'>", "<graphics type='vnc' port='-1' passwd='***' passwdValidTo='2026-01-01T00:00:00'>"],
    ['<graphics passwd="a b\'c"/>', '<graphics passwd="***"/>'],
    ["<cookie name='session'>0a1b2c</cookie>", "<cookie name='session'>***</cookie>"],
    ["<qemu:env name='AWS_SECRET_ACCESS_KEY' value='wJalr/XUt'/>", "<qemu:env name='AWS_SECRET_ACCESS_KEY' value='***'/>"],
    ["<qemu:arg value='-spice port=5900,password=tiger'/>", "<qemu:arg value='-spice port=5900,password=***'/>"],
    ["<entry>io.systemd.credential:passwd.hashed-password.root=$6$abc</entry>", "<entry>io.systemd.credential:passwd.hashed-password.root=***</entry>"],
    ['-object secret,id=sec0,data=bm9wZQ==,format=base64 \\', '-object secret,id=sec0,data=***,format=base64 \\'],
    [`-object '{"qom-type":"secret","id":"s0","data":"9eao5F8q==","keyid":"masterKey0","iv":"AAEC"}' \\`, `-object '{"qom-type":"secret","id":"s0","data":"***","keyid":"masterKey0","iv":"AAEC"}' \\`],
    ['{"execute":"set_password","arguments":{"protocol":"vnc","password":"ti\\"ger"}}', '{"execute":"set_password","arguments":{"protocol":"vnc","password":"***"}}'],
    ['-drive file=rbd:pool/img:id=admin:key=AQBbcdefGHIJ1234567890klmnop==:auth_supported=cephx', '-drive file=rbd:pool/img:id=admin:key=***:auth_supported=cephx'],
    ['\tkey = AQBbcdefGHIJ1234567890klmnop==', '\tkey = ***'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['authorization: Basic dXNlcjpwYXNz', 'authorization: Basic ***'],
    ['Set-Cookie: sid=1; Path=/', 'Set-Cookie:***'],
    ['vnc_password = "XYZ12345"', 'vnc_password = "***"'],
    ['password: hunter2', 'password: ***'],
    ['export API_TOKEN=abcdef', 'export API_TOKEN=***'],
    ['https://u:p4ss@mirror/x and iscsi://u%p4ss@10.0.0.1/iqn', 'https://u:***@mirror/x and iscsi://u%***@10.0.0.1/iqn'],
    ['token ghp_0123456789abcdefABCDEF0123456789abcd', 'token ghp_***'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----\nnext', '-----BEGIN RSA PRIVATE KEY-----\n***\n***\n-----END RSA PRIVATE KEY-----\nnext'],
    ['x -----BEGIN PRIVATE KEY-----MIIE-----END PRIVATE KEY----- y', 'x -----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----'],
  ])('a secret is hidden in %s', (before, after) => expect(redact(before)).toBe(after));
});

describe('what stays', () => {
  test.each([
    '-vnc 127.0.0.1:0,password=on -spice disable-ticketing=on',
    '"password-secret":"libvirt-1-storage-auth-secret0","key-secret":"masterKey0"',
    'file.password-secret=libvirt-1-storage-secret0,key-secret=luks0',
    "<secret type='passphrase' uuid='0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f'/>",
    "<auth username='libvirt'><secret type='ceph' usage='ceph_example'/></auth>",
    'error : virSecretLookup:12 : Secret not found: no secret with matching uuid',
    'cannot read password: Permission denied by the agent',
    'PWD=/root HOME=/root',
    '<disk type="file"><source file="/srv/key/a.img"/></disk>',
    'qemu-system-x86_64: -object secret,id=masterKey0,format=raw,file=/var/lib/libvirt/qemu/domain-1-a/master-key.aes',
    'ssh://user@host:22/ and http://[::1]:80/a@b',
    'monitor: key=value',
  ])('%s', (line) => expect(redact(line)).toBe(line));
});

describe('redaction of anything', () => {
  const piece = fc.constantFrom('password=', 'passwd=', "'", '"', '\n', ' ', '***', 'secret', '"secret":"', 'token', ':', '=', '://a:', '@', 'key=AQ', 'abcdefghij1234', '-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----',
    '<cookie>', '</cookie>', 'eyJabcdefghijkl.mnopq.rstuv', 'Authorization: ', 'Cookie:', '&quot;', 'on', ',', 'é', '\r\n', 'name=opt/a,string=', '_', '-');
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('keeps the number of lines and their order', () => {
    fc.assert(fc.property(text, (before) => { expect(redact(before).split('\n').length).toBe(before.split('\n').length); }), { numRuns: 2000 });
  });

  test('done twice changes nothing more', () => {
    fc.assert(fc.property(text, (before) => { expect(redact(redact(before))).toBe(redact(before)); }), { numRuns: 2000 });
  });

  test('leaves well-formed XML well-formed', () => {
    const value = fc.array(fc.constantFrom('password=', 'token: ', 'a b', '&amp;', '&quot;', 'secret=', '://u:p@h', 'key=AQabcdefghijkl==', 'Bearer '), { maxLength: 6 }).map((v) => v.join(''));
    fc.assert(fc.property(value, value, value, (a, b, c) => {
      const xml = redact(`<domain><graphics passwd='${a}' type="${b}"/><cookie name='x'>${c}</cookie></domain>`);
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(Object.keys((new XMLParser({ ignoreAttributes: false }).parse(xml) as { domain: object }).domain)).toEqual(['graphics', 'cookie']);
    }), { numRuns: 500 });
  });

  test.each(['password=', 'secret,', '"qom-type":"secret"', '://a', 'eyJ', ':env name="', 'cookie', '_', 'name=opt/', "passwd='", '"password":"\\'])('takes linear time on %s again and again', (hostile) => {
    const started = performance.now();
    redact(hostile.repeat(1_000_000 / hostile.length));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
