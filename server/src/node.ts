import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { listXml } from './list-xml.ts';
import { readFile } from './read-file.ts';
import { serve } from './session.ts';
import { VERSION } from './version.ts';

const USAGE = `virt-doctor-language-server ${VERSION}: libvirt domain XML and virtualisation logs, by the Language Server Protocol.

  virt-doctor-language-server --stdio         speak over standard input and output
  virt-doctor-language-server --node-ipc      speak over the channel of the Node process that started it
  virt-doctor-language-server --socket=PORT   speak over a socket of this machine that the client listens on
`;

/** The door for editors that start a program. */
function main(argv: readonly string[]): void {
  const transport = argv.some((arg) => /^--(?:stdio|node-ipc|socket=\d+|socket|pipe=.+|pipe)$/.test(arg));
  if (transport) {
    serve(createConnection(ProposedFeatures.all), { version: VERSION, pid: process.pid, readFile, listXml });
  } else {
    const asked = argv.some((arg) => arg === '--help' || arg === '-h' || arg === '--version' || arg === '-V');
    (asked ? process.stdout : process.stderr).write(USAGE);
    process.exitCode = asked ? 0 : 2;
  }
}

main(process.argv.slice(2));
