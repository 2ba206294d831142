import { readFile } from 'node:fs/promises'
import type { LoadedConfig } from '../../config/load.ts'
import { redacted } from '../../config/redact.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import { jsonText } from './with-digest.ts'

/** What was run with: every setting as it was in effect, without secrets, every waiver and every attestation. */
export function configurationEvidence(loaded: LoadedConfig): EvidenceFile {
  const { files, config, waivers, attestations } = loaded
  const content = { files, config: redacted(config), waivers, attestations }
  return { kind: 'configuration', text: jsonText(content) }
}

/** The journal of the orders that a run sent, if it sent any. */
export async function journalEvidence(journal: string): Promise<readonly EvidenceFile[]> {
  const text = await readFile(journal, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
    throw error
  })
  return text === '' ? [] : [{ kind: 'journal', text }]
}
