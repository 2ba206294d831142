import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files run in the order of their paths; Vitest would put what was slow or red last time first. */
export class PathOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications.toSorted((one, other) => one.moduleId.localeCompare(other.moduleId))
  }
}
