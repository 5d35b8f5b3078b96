/** A name of our own code as words for people: `CommaExpected` and `commaExpected` → `comma expected`. */
export const inWords = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
