import type { Phase } from '../../core/phases.ts'

/** The address of a check within the page; different ids never share one. */
export function checkAnchor(id: string): string {
  const plain = id.replaceAll(/[^a-z0-9/-]/giu, char => `_${char.codePointAt(0)!.toString(16)}_`)
  return `check.${plain.replace('/', '.').replaceAll('/', '_2f_')}`
}

export const phaseAnchor = (phase: Phase): string => `phase.${phase}`
