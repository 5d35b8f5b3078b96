import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes `<room>/<family>/<id>.ts` from the two words of the command line; never over a file that is there. */
export function newDataFile(room: string, template: (id: string, family: string) => string): void {
  const [family, id] = process.argv.slice(2);
  const isName = (text: string | undefined): text is string => text !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
  if (!isName(family) || !isName(id)) {
    console.error(`usage: name a family and an id, both kebab-case (they become ${room}/FAMILY/ID.ts)`);
    process.exit(2);
  }
  const path = join(dirname(fileURLToPath(import.meta.url)), '..', room, family, `${id}.ts`);
  if (existsSync(path)) {
    console.error(`${room}/${family}/${id}.ts is there already`);
    process.exit(2);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, template(id, family));
  console.log(`${room}/${family}/${id}.ts – fill it in, then \`npm run generate\` and \`npx vitest run test\`.`);
}
