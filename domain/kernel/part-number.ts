/** The search form of a part number: makers, boxes and people set blanks, dots and hyphens as they like. Keep the raw one too. */
export function normalisePartNumber(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s.·•‧・‐-―−_/-]/gu, '')
      // Capitals and what met across a removed hyphen may combine anew.
      .normalize('NFKC')
  )
}
