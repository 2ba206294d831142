import { pathKey, type KeyPath } from './key-path.ts'

/** Tells on which line of a file a key stands. */
export type KeyLines = (path: KeyPath) => number

/**
 * Finds the keys of a TOML text that the parser has already accepted; the parser itself does not say where they were.
 * A path that is not written in the text is found where the nearest table around it begins.
 */
export function keyLines(text: string): KeyLines {
  // Only an error needs lines, and start-up should not wait for them.
  let scanned: ReadonlyMap<string, number> | undefined
  return path => {
    const lines = (scanned ??= new Scanner(text).scan())
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(pathKey(path.slice(0, length)))
      if (line !== undefined) return line
    }
    return 1
  }
}

/** Walks over the text once; it trusts that the text is sound, and only ever moves forward. */
class Scanner {
  readonly #text: string
  readonly #lines = new Map<string, number>()
  /** Number of entries so far of each array of tables. */
  readonly #entries = new Map<string, number>()
  #at = 0
  #line = 1
  #table: KeyPath = []

  constructor(text: string) {
    this.#text = text
  }

  scan(): ReadonlyMap<string, number> {
    for (;;) {
      this.#skipBlank()
      if (this.#at >= this.#text.length) return this.#lines
      if (this.#peek() === '[') this.#header()
      else this.#pair(this.#table)
    }
  }

  #header(): void {
    const array = this.#text.startsWith('[[', this.#at)
    this.#advance(array ? 2 : 1)
    const key = this.#key()
    this.#advance(array ? 2 : 1)
    const path = this.#resolve(key)
    if (array) {
      const entries = this.#entries.get(pathKey(path)) ?? 0
      this.#entries.set(pathKey(path), entries + 1)
      this.#table = [...path, entries]
    } else this.#table = path
    this.#note(path)
    this.#note(this.#table)
  }

  /** A header names arrays of tables without an index and means their last entry. */
  #resolve(key: readonly string[]): KeyPath {
    const path: (string | number)[] = []
    for (const [index, part] of key.entries()) {
      path.push(part)
      const entries = this.#entries.get(pathKey(path))
      if (entries !== undefined && index < key.length - 1) path.push(entries - 1)
    }
    return path
  }

  #pair(table: KeyPath): void {
    const line = this.#line
    const key = this.#key()
    for (let length = 1; length <= key.length; length++)
      this.#note([...table, ...key.slice(0, length)], line)
    this.#advance(1)
    this.#value([...table, ...key])
  }

  #key(): readonly string[] {
    const parts: string[] = []
    for (;;) {
      this.#skipSpaces()
      parts.push(this.#keyPart())
      this.#skipSpaces()
      if (this.#peek() !== '.') return parts
      this.#advance(1)
    }
  }

  #keyPart(): string {
    const from = this.#at
    const quote = this.#peek()
    if (quote === '"' || quote === "'") {
      this.#string()
      const raw = this.#text.slice(from, this.#at)
      return quote === "'" ? raw.slice(1, -1) : unescaped(raw)
    }
    this.#advanceWhile(/[A-Za-z0-9_-]/)
    if (this.#at === from) this.#advance(1)
    return this.#text.slice(from, this.#at)
  }

  #value(path: KeyPath): void {
    this.#skipSpaces()
    const first = this.#peek()
    if (first === '"' || first === "'") this.#string()
    else if (first === '[')
      this.#entriesUntil(']', index => this.#value(this.#note([...path, index])))
    else if (first === '{') this.#entriesUntil('}', () => this.#pair(path))
    else this.#advanceWhile(/[^,\]}\n#]/)
  }

  #entriesUntil(end: string, entry: (index: number) => void): void {
    this.#advance(1)
    for (let index = 0; ; index++) {
      this.#skipBlank()
      if (this.#at >= this.#text.length) return
      if (this.#peek() === end) return this.#advance(1)
      entry(index)
      this.#skipBlank()
      if (this.#peek() === ',') this.#advance(1)
    }
  }

  #string(): void {
    const quote = this.#peek()
    const triple = quote.repeat(3)
    const long = this.#text.startsWith(triple, this.#at)
    const end = long ? triple : quote
    this.#advance(end.length)
    while (this.#at < this.#text.length && !this.#text.startsWith(end, this.#at))
      this.#advance(quote === '"' && this.#peek() === '\\' ? 2 : 1)
    this.#advance(end.length)
    // A long string may end in one or two quotes of its own before the three that close it.
    if (long) this.#advanceWhile(quote === '"' ? /"/ : /'/)
  }

  #skipBlank(): void {
    for (;;) {
      this.#advanceWhile(/\s/)
      if (this.#peek() !== '#') return
      this.#advanceWhile(/[^\n]/)
    }
  }

  #skipSpaces(): void {
    this.#advanceWhile(/[ \t]/)
  }

  #advanceWhile(pattern: RegExp): void {
    while (this.#at < this.#text.length && pattern.test(this.#peek())) this.#advance(1)
  }

  #advance(count: number): void {
    for (let step = 0; step < count && this.#at < this.#text.length; step++, this.#at++)
      if (this.#peek() === '\n') this.#line++
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #note(path: KeyPath, line = this.#line): KeyPath {
    const key = pathKey(path)
    if (!this.#lines.has(key)) this.#lines.set(key, line)
    return path
  }
}

/** TOML's escapes in keys are JSON's but for a few that no setting needs. */
function unescaped(quoted: string): string {
  try {
    const key: unknown = JSON.parse(quoted)
    return String(key)
  } catch {
    return quoted.slice(1, -1)
  }
}
