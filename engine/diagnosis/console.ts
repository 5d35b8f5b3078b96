/** What a pull puts before what a guest wrote to one of its consoles, up to the first letter of the path. */
export const CONSOLE_OF = 'Console of the guest, /';

const HEADER = new RegExp(`^${CONSOLE_OF}`, 'm');
const LAST_LINES = 40;
const LAST_CHARACTERS = 8000;

/** Whether a guest fell silent soon after the place `at` of its console: what it went on after was not its end. */
export function isLastSaid(console: string, at: number): boolean {
  const rest = console.slice(at, at + LAST_CHARACTERS);
  const next = rest.search(HEADER);
  const said = next < 0 ? rest : rest.slice(0, next);
  return (next >= 0 || at + LAST_CHARACTERS >= console.length) && said.trimEnd().split('\n').length <= LAST_LINES;
}
