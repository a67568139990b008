/** The named steps of an address, or nothing when it is another one. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, step] of wanted.entries()) {
    const value = given[index] ?? ''
    if (step.startsWith('$') && value !== '') params[step.slice(1)] = decodeURIComponent(value)
    else if (step !== value) return undefined
  }
  return params
}
