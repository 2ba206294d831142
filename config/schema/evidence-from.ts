import { z } from 'zod'
import { setting, words } from './setting.ts'

const otherTarget = z.strictObject({
  profile: setting(
    words(),
    "Name of the other target's profile; it is not this one's, and no two tables share one.",
  ),
  history: setting(
    words(),
    'Folder of its evidence bundles (its `history.folder`), relative to the file that names it.',
  ),
  key: setting(
    words(),
    'File of the Ed25519 public key (PEM) that must have signed them, relative to the file that names it.',
  ),
})

/** `[[evidence_from]]`: other targets whose results stand for what cannot be assessed on this one. */
export const evidenceFrom = z.array(otherTarget).default([]).meta({
  description:
    'Other targets, such as staging, whose signed results stand for what is not assessed on this one, while they are valid and both run the same software.',
})
