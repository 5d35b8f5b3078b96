/** Takes colours, other escape sequences and NULs out of a text without moving anything. */
export function blankControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return /[\0\u001b]/.test(text) ? text.replace(CONTROLS, (control) => ' '.repeat(control.length)) : text;
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /\u001b\[[\d;?]{0,20}[A-Za-z]|\u001b\][^\u0007\n]{0,200}\u0007|[\0\u001b]/g;
