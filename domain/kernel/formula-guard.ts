// What a spreadsheet takes for the beginning of a formula: half and full width, behind blanks too, and the signs that
// begin a new cell. Apostrophes before it count, so that guarding can be undone exactly.
const formula = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

/** Text a spreadsheet shows as it stands: an apostrophe keeps it from being read as a formula. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text as it was before it was guarded. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text
}
