import { gzipSync } from 'node:zlib';
import { Header } from 'tar/header';

export interface Member {
  readonly path: string;
  readonly body?: string | Buffer;
  /** As tar's header has it: `0` file, `1` hard link, `2` symbolic link, `3` and `4` devices, `6` FIFO, `x` pax. */
  readonly type?: string;
  readonly link?: string;
  /** Instead of the body's. */
  readonly size?: number;
}

/** One member as it stands in an archive, header and padding included; what a tool would refuse to write is written. */
export function member({ path, body = '', type = '0', link = '', size }: Member): Buffer {
  const bytes = Buffer.from(body as string);
  const block = Buffer.alloc(512);
  new Header({ path: 'x', type: 'File', mode: 0o644, uid: 0, gid: 0, size: size ?? bytes.length, mtime: new Date(0) }).encode(block);
  block.fill(0, 0, 100).write(path, 0, 100);
  block.write(type, 156, 1, 'latin1');
  block.write(link, 157, 100);
  block.fill(' ', 148, 156);
  const sum = block.reduce((a, b) => a + b, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1');
  return Buffer.concat([block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

export const END = Buffer.alloc(1024);

export const tar = (members: readonly Member[]): Buffer => Buffer.concat([...members.map(member), END]);
export const tarGz = (members: readonly Member[]): Buffer => gzipSync(tar(members));

/** A record of a pax header: its length counts itself. */
export function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return `${length} ${key}=${value}\n`;
}
