import { answerStyle } from './style/answer.ts'
import { baseStyle } from './style/base.ts'
import { checkStyle } from './style/checks.ts'
import { filterStyle } from './style/filter.ts'
import { listStyle } from './style/lists.ts'
import { narrowStyle } from './style/narrow.ts'
import { plotStyle } from './style/plots.ts'
import { printStyle } from './style/print.ts'
import { tableStyle } from './style/tables.ts'

/** The whole look of the page: light and dark, narrow and wide, on screen and on paper; what comes later wins. */
export const style = [
  baseStyle,
  answerStyle,
  listStyle,
  tableStyle,
  checkStyle,
  plotStyle,
  filterStyle,
  narrowStyle,
  printStyle,
].join('')
