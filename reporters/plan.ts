import type {
  Plan,
  PlannedAddress,
  PlannedCheck,
  PlannedOrders,
  PlannedVenue,
} from '../core/plan.ts'
import { plural } from './counts.ts'

/** A plan as text: where a run would go, then what each check would do there. */
export function planText(plan: Plan): string {
  const { profile, files, addresses, warnings, venues, checks, sandbox } = plan
  const allowed = checks.filter(one => one.allowed)
  const sending = allowed.filter(({ orders }) => orders)
  return [
    `Plan · profile ${profile} · ${files.join(', ')}`,
    'Nothing was sent, and no name was looked up: this is what a run would do.',
    ...(sandbox ? ['Embedded sandbox: nothing leaves this machine.'] : []),
    '',
    'Addresses',
    ...rows(addresses.map(addressRow)),
    ...(sandbox || addresses.some(({ purpose }) => purpose === 'name server')
      ? []
      : ["  names are resolved by the system's resolver"]),
    ...(addresses.some(({ purpose }) => purpose === 'trading system')
      ? []
      : ['  no trading system is configured']),
    ...warnings.map(warning => `  warning: ${warning}`),
    '',
    'Venues',
    ...venues.flatMap(venueLines),
    '',
    'Checks',
    ...checks.flatMap(checkLines),
    '',
    `${plural(checks.length, 'check')}: ${allowed.length} would run, ${checks.length - allowed.length} would be refused, ${sending.length} would send orders`,
    `Orders to production hosts: ${ordersAtProduction(plan)}`,
    '',
  ].join('\n')
}

const addressRow = ({ purpose, venue, address, production }: PlannedAddress) => [
  venue ?? '',
  purpose,
  address,
  production ? 'PRODUCTION' : '',
]

function venueLines({ name, production, missingKey, budget }: PlannedVenue): readonly string[] {
  const { requestsPerSecond, sharePct, stopsAtPct } = budget
  const stop =
    stopsAtPct === undefined ? '' : `, none once ${stopsAtPct} % of it is used, whoever uses it`
  const key =
    missingKey.length === 0
      ? []
      : [
          `    key       missing: ${missingKey.join(', ')}; give it before a run, or checks that need it are not assessed`,
        ]
  return [
    `  ${name}${production ? '  PRODUCTION' : ''}`,
    `    budget    ${Number(requestsPerSecond.toFixed(2))} requests a second at most (${sharePct} % of the allowance), over all workers and runs${stop}`,
    ...key,
  ]
}

function checkLines(check: PlannedCheck): readonly string[] {
  const { id, class: kind, venue, allowed, reason, remedy, requests, orders } = check
  const head = `  ${id}${venue === undefined ? '' : ` @${venue}`}  ${kind}`
  if (!allowed)
    return [
      `${head}  refused: ${reason}`,
      ...(remedy === undefined ? [] : [`    next      ${remedy}`]),
    ]
  return [
    head,
    ...requests.map(
      ({ does, signed, addresses }) =>
        `    ${signed ? 'signed  ' : 'request '}  ${does} → ${addresses.join(', ')}`,
    ),
    ...(orders ? orderLines(orders) : []),
  ]
}

function orderLines({ to, symbols, side, manners, maxNotional, atMost, withinMs }: PlannedOrders) {
  const through = to === 'venue' ? '' : ' through the trading system'
  const count =
    atMost === undefined
      ? `as many as fit into ${withinMs / 1000} s, one after another`
      : `${plural(atMost, 'order')} at most`
  const notional =
    maxNotional === undefined
      ? 'the least notional that the venue accepts'
      : `${maxNotional} of notional each at most`
  return [
    `    orders    ${count}${through}: ${side} ${symbols.join(' or ') || 'none of the symbols is allowed'}, ${notional}`,
    ...manners.map(manner => `              ${manner}`),
  ]
}

function ordersAtProduction({ checks, venues, productionOrdersPerDay }: Plan): string {
  const production = new Set(venues.filter(one => one.production).map(({ name }) => name))
  const some = checks.some(
    ({ venue, orders }) => orders && venue !== undefined && production.has(venue),
  )
  return some ? `at most ${productionOrdersPerDay} a day (UTC), over all runs` : 'none'
}

function rows(cells: readonly (readonly string[])[]): readonly string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map(row => row[column]!.length)),
  )
  return cells.map(row =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  )
}
