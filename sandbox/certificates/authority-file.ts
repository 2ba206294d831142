import { rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** The file that was to hold the authority's certificate could not be written. */
export class AuthorityNotWritten extends Error {
  override readonly name = 'AuthorityNotWritten'
  readonly code = 'AUTHORITY_NOT_WRITTEN'

  constructor(file: string, cause: Error) {
    super(
      `the authority's certificate must be written to ${resolve(file)}, was not (${cause.message}); choose another file`,
      { cause },
    )
  }
}

/** Puts the certificate in place of whatever the file was: a link that somebody left there is not followed. */
export async function writeAuthority(pem: string, file: string): Promise<void> {
  try {
    await rm(file, { force: true })
    await writeFile(file, pem, { flag: 'wx', mode: 0o644 })
  } catch (error) {
    throw new AuthorityNotWritten(file, error as Error)
  }
}
