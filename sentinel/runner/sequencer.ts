import { dirname } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files run in the order of their paths; Vitest would put what was slow or red last time first. Within a folder, those that
 * may run at once go backwards: so the market-data checks that listen for themselves do so while the others wait for what
 * they share.
 */
export class PathOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications.toSorted((one, other) => {
      const order = one.moduleId.localeCompare(other.moduleId)
      return byFolder(one, other) || (isAtOnce(one) && isAtOnce(other) ? -order : order)
    })
  }
}

const byFolder = (one: TestSpecification, other: TestSpecification): number =>
  dirname(one.moduleId).localeCompare(dirname(other.moduleId))

const isAtOnce = ({ project }: TestSpecification): boolean => project.name === 'check'
