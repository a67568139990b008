/** Why the server does not start, in words for whoever started it and without a stack. */
export class StartRefusal extends Error {
  readonly zh: string

  constructor(zh: string, en: string) {
    super(en)
    this.zh = zh
  }
}
