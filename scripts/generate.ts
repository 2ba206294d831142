import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documents } from './documents.ts'

const repository = join(import.meta.dirname, '..')

for (const { path, text } of documents) {
  const file = join(repository, path)
  const wanted = await text()
  const present = await readFile(file, 'utf8').catch(() => undefined)
  if (present === wanted) console.log(`${path} is up to date`)
  else {
    await writeFile(file, wanted)
    console.log(`${path} was written`)
  }
}
