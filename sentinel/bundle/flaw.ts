/** Why a bundle is not what was written: the file by its name in the bundle, and what must hold and does not. */
export class BundleFlaw extends Error {
  override readonly name = 'BundleFlaw'
  readonly code = 'BUNDLE_FLAW'
  readonly file: string

  constructor(file: string, flaw: string) {
    super(`${file}: ${flaw}`)
    this.file = file
  }
}
